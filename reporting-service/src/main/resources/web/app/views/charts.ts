import { html, type TemplateResult } from 'lit';
import { month, number } from '../format';
import type { Line, Mark, Plot } from '../parts/plots';
import { here, t } from '../state';
import type { Money } from './model';

/** What the coming periods are expected to bring, where there are points enough to say so. */
export interface Expected {
  on: string;
  value: number;
  low: number;
  high: number;
}

export interface RecognitionRow {
  on: string;
  standard: number | null;
  advanced: number | null;
  model: number | null;
  expected?: Expected;
}

/** Communes by level over time, the target as a dashed line, what is expected with the range that it may have. */
export function recognitionPlot(rows: RecognitionRow[], target: number | undefined): Plot {
  const { lang } = here();
  const lines: Line[] = [
    { name: t('standard'), tone: 'met', values: rows.map((row) => row.standard) },
    { name: t('advanced'), tone: 'cat2', values: rows.map((row) => row.advanced) },
    { name: t('model'), tone: 'cat3', values: rows.map((row) => row.model) },
  ];
  if (rows.some((row) => row.expected)) {
    const joint = rows.map((row) => row.standard).reduce((last, value, at) => (value === null ? last : at), -1);
    const at = (i: number, of: (row: RecognitionRow) => number): number | null => (i === joint ? rows[i].standard : rows[i].expected ? of(rows[i]) : null);
    lines.push({
      name: t('forecast'), tone: 'met', style: 'dotted',
      values: rows.map((_, i) => at(i, (row) => row.expected!.value)),
      band: rows.map((_, i) => (at(i, (row) => row.expected!.low) === null ? null : [at(i, (row) => row.expected!.low)!, at(i, (row) => row.expected!.high)!])),
    });
  }
  return {
    kind: 'lines', days: rows.map((row) => row.on), label: (day) => month(lang, day), format: (value) => number(lang, value, 1), lines,
    ...(target === undefined ? {} : { target: { value: target, text: `${t('target')} ${number(lang, target)}` } }),
  };
}

/** Plan, the way that the passed year would have, what is committed and what was disbursed; in billions. */
export function burnUpPlot(money: Money): Plot {
  const { lang } = here();
  const billions = (of: (one: Money['months'][number]) => number | undefined): (number | null)[] => money.months.map((one) => (of(one) === undefined ? null : of(one)! / 1e9));
  const lines: Line[] = [
    { name: t('plan'), tone: 'muted', style: 'dashed', values: billions((one) => one.plan) },
    { name: t('expected'), tone: 'behind', style: 'dotted', values: billions((one) => one.expected) },
    { name: t('disbursed'), tone: 'met', values: billions((one) => one.disbursed) },
  ];
  if (money.months.some((one) => one.committed !== undefined)) lines.splice(2, 0, { name: t('committed'), tone: 'cat3', values: billions((one) => one.committed) });
  const first = money.months[0]?.on ?? '';
  const marks: Mark[] = (money.obstacles ?? []).slice(0, 9).map((one) => ({ day: one.openedOn < first ? first : one.openedOn, text: `${one.unitName ?? one.unit}: ${one.text}` }));
  return { kind: 'lines', days: money.months.map((one) => one.on), label: (day) => month(lang, day), format: (value) => number(lang, value, 1), lines, marks };
}

/** A bar of parts beneath the name of its row: names of any length are read whole, on any width. */
export function partBars(rows: { name: string; parts: { name: string; value: number; tone: string }[]; text: string }[]): TemplateResult {
  const most = Math.max(1, ...rows.map((row) => row.parts.reduce((sum, part) => sum + part.value, 0)));
  return html`<ol class="part-bars">${rows.map((row) => html`<li><span class="row-name">${row.name}</span>
    <span class="parts" aria-hidden="true">${row.parts.filter((part) => part.value > 0).map((part) => html`<span class=${part.tone} title=${`${part.name}: ${number(here().lang, part.value, 1)}`} style=${`width:${(part.value / most) * 100}%`}></span>`)}</span>
    <span class="n">${row.text}</span></li>`)}</ol>`;
}
