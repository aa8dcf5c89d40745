import { html, nothing, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { date, money as amountOf, number } from '../format';
import { figureOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { whyLink } from '../parts/why';
import { here, t, to } from '../state';
import { has } from '../text';
import type { Money, Obstacle } from './model';
import { burnFigure } from './overview';

const MOST_PROJECTS = 8;

export function budgetView(): TemplateResult {
  return shown('money', need<Money>('money', `/v1/money?${question()}`), view, 8);
}

function sourceName(source: string): string {
  return source === 'COMMUNE' ? t('COMMUNE_FUND') : has(source) ? t(source) : source;
}

function view(value: Money): TemplateResult {
  const { lang } = here();
  const rate = value.plan && value.disbursed !== null ? number(lang, (value.disbursed / value.plan) * 100, 1) + '%' : '–';
  return html`
    <h1>${t('budget')} ${value.budgetYear}</h1>
    <dl class="facts card">
      <div><dt>${t('plan')}</dt><dd>${amountOf(lang, value.plan)} ${whyLink('budget.plan', t('plan'))}</dd></div>
      <div><dt>${t('disbursed')}</dt><dd>${amountOf(lang, value.disbursed)} ${whyLink('budget.disbursed', t('disbursed'))}</dd></div>
      <div><dt>${t('rate')}</dt><dd>${rate} ${whyLink('budget.disbursement-rate', t('rate'))}</dd></div>
      <div><dt>${t('remaining')}</dt><dd>${value.plan === null ? '–' : amountOf(lang, value.plan - (value.disbursed ?? 0))}</dd></div>
    </dl>
    <div class="figures wide">${burnFigure(value)}${obstaclesFigure(value)}</div>
    ${flowFigure(value)}${unitsFigure(value)}${projectsFigure(value)}`;
}

/** From fund source to the units that the money is assigned to, and on to their projects; small projects are one node. */
function flowFigure(value: Money): TemplateResult | typeof nothing {
  const { lang } = here();
  const assigned = value.flows.filter((flow) => !flow.project && flow.unitName);
  const passedOn = new Set(assigned.map((flow) => flow.to));
  const first = assigned.filter((flow) => !flow.fromUnit || !passedOn.has(flow.fromUnit));
  if (first.length === 0) return nothing;
  /* What a unit passes on to one beneath it stays within the first unit's money. */
  const top = (unit: string): string => {
    const above = assigned.find((flow) => flow.to === unit && flow.fromUnit && passedOn.has(flow.fromUnit))?.fromUnit;
    return above ? top(above) : unit;
  };
  const units = new Map<string, { name: string; amount: number }>();
  first.forEach((flow) => units.set(flow.to, { name: flow.unitName!, amount: (units.get(flow.to)?.amount ?? 0) + flow.amount }));
  const projects = value.flows.filter((flow) => flow.project && units.has(top(flow.from))).sort((a, b) => b.amount - a.amount);
  const named = projects.slice(0, MOST_PROJECTS);
  const others = projects.slice(MOST_PROJECTS);
  const rows: FlowRow[] = [
    ...first.map((flow) => ({ source: sourceName(flow.from), unit: flow.unitName!, amount: flow.amount })).sort((a, b) => b.amount - a.amount),
    ...projects.map((flow) => ({ source: '', unit: units.get(top(flow.from))!.name, project: flow.project, amount: flow.amount })),
  ];
  const links: { from: string; to: string; value: number }[] = first.map((flow) => ({ from: 's:' + flow.from, to: 'u:' + flow.to, value: flow.amount }));
  named.forEach((flow) => links.push({ from: 'u:' + top(flow.from), to: 'p:' + flow.to, value: flow.amount }));
  const rest = (node: string, amounts: Map<string, number>): void => amounts.forEach((amount, unit) => { if (amount > 0) links.push({ from: 'u:' + unit, to: node, value: amount }); });
  const byUnit = (flows: Money['flows']): Map<string, number> => flows.reduce((sums, flow) => sums.set(top(flow.from), (sums.get(top(flow.from)) ?? 0) + flow.amount), new Map<string, number>());
  rest('others', byUnit(others));
  const detailed = byUnit(projects);
  rest('open', new Map([...units].map(([unit, one]) => [unit, one.amount - (detailed.get(unit) ?? 0)])));
  const drawn = new Set(links.map((link) => link.to));
  const columns = [
    [...new Set(first.map((flow) => flow.from))].map((source) => ({ id: 's:' + source, name: sourceName(source) })),
    [...units].sort(([, a], [, b]) => b.amount - a.amount).map(([unit, one]) => ({ id: 'u:' + unit, name: one.name })),
    [...named.map((flow) => ({ id: 'p:' + flow.to, name: flow.project! })), { id: 'others', name: t('otherProjects', { n: others.length }) }, { id: 'open', name: t('notDetailed') }].filter((node) => drawn.has(node.id)),
  ].filter((column) => column.length > 0);
  const [largest] = [...units.values()].sort((a, b) => b.amount - a.amount);
  const title = t('flowTitle', { unit: largest.name, amount: amountOf(lang, largest.amount) });
  return figureOf({
    id: 'money-flow', title, subtitle: t('flowSub', { year: value.budgetYear }), rows,
    drawing: html`<div class="scroll" tabindex="0" role="region" aria-label=${t('flowSub', { year: value.budgetYear })}><ntm-chart class="wide" .plot=${{ kind: 'flow', columns, links, format: (amount: number) => number(lang, amount / 1e9, 1) }} .label=${title} .height=${flowHeight(columns)}></ntm-chart></div>`,
    columns: [
      { name: t('source'), show: (row) => row.source || '–', raw: (row) => row.source },
      { name: t('unit'), show: (row) => row.unit, raw: (row) => row.unit },
      { name: t('project'), show: (row) => row.project ?? '–', raw: (row) => row.project },
      { name: t('plan') + ' (₫)', numeric: true, show: (row) => number(lang, row.amount), raw: (row) => row.amount },
    ],
  });
}

/** High enough for every name to have a line of its own. */
function flowHeight(columns: unknown[][]): number {
  return 80 + Math.max(...columns.map((column) => column.length)) * 22;
}

interface FlowRow {
  source: string;
  unit: string;
  project?: string;
  amount: number;
}

/** What holds money up, the largest amount first, each with who has to move it and until when. */
function obstaclesFigure(value: Money): TemplateResult | typeof nothing {
  const { lang } = here();
  const rows = value.obstacles ?? [];
  if (rows.length === 0) return nothing;
  const columns: Column<Obstacle>[] = [
    { name: t('unit'), show: (row) => html`<a href=${to('place', row.unit)}>${row.unitName ?? row.unit}</a>`, raw: (row) => row.unitName ?? row.unit },
    { name: t('obstacle'), show: (row) => html`${row.text}${row.project ? html`<br><span class="note">${row.project}</span>` : nothing}`, raw: (row) => row.text },
    { name: t('held') + ' (₫)', numeric: true, show: (row) => number(lang, row.held), raw: (row) => row.held },
    { name: t('answerable'), show: (row) => row.owner ?? '–', raw: (row) => row.owner },
    { name: t('opened'), show: (row) => date(lang, row.openedOn), raw: (row) => row.openedOn },
    { name: t('due'), show: (row) => html`${date(lang, row.dueOn)}${row.dueOn && row.dueOn < value.validOn ? html` <strong class="bad">${t('overdue')}</strong>` : nothing}`, raw: (row) => row.dueOn },
  ];
  return figureOf({
    id: 'obstacles', title: t('obstaclesTitle', { n: rows.length, amount: amountOf(lang, rows.reduce((sum, row) => sum + row.held, 0)) }), subtitle: t('obstaclesSub'), rows, columns, drawing: nothing, open: true,
  });
}

/** Worst first: by how much a unit is behind the passed part of the year. */
function unitsFigure(value: Money): TemplateResult {
  const { lang } = here();
  const behind = (row: Money['units'][number]): number | undefined => (row.expected === undefined || row.disbursed === undefined ? undefined : row.expected - row.disbursed);
  const rows = [...value.units].sort((a, b) => (behind(b) ?? -Infinity) - (behind(a) ?? -Infinity));
  return figureOf({
    id: 'money-units', title: t('unitsMoneyTitle', { n: rows.filter((row) => (behind(row) ?? 0) > 0).length }), subtitle: t('unitsMoneySub'), rows, open: true, note: t('tickNote'),
    drawing: html`<ol class="bullets">${rows.filter((row) => row.plan !== undefined).map((row) => html`<li><a href=${to('place', row.unit)}>${row.nameVi}</a>
      <span class="bullet" role="img" aria-label=${`${row.nameVi}: ${number(lang, row.ratePercent, 1)}%`}><span class="done" style=${`width:${Math.min(100, row.ratePercent ?? 0)}%`}></span><span class="tick" style=${`left:${((row.expected ?? 0) / row.plan!) * 100}%`}></span></span>
      <span class="n">${number(lang, row.ratePercent, 1)}%</span></li>`)}</ol>`,
    columns: [
      { name: t('unit'), show: (row) => html`<a href=${to('place', row.unit)}>${row.nameVi}</a>`, raw: (row) => row.nameVi },
      { name: t('plan') + ' (₫)', numeric: true, show: (row) => number(lang, row.plan), raw: (row) => row.plan },
      { name: t('expected') + ' (₫)', numeric: true, show: (row) => number(lang, row.expected), raw: (row) => row.expected },
      { name: t('disbursed') + ' (₫)', numeric: true, show: (row) => number(lang, row.disbursed), raw: (row) => row.disbursed },
      { name: t('rate') + ' (%)', numeric: true, show: (row) => number(lang, row.ratePercent, 2), raw: (row) => row.ratePercent },
      { name: t('behind') + ' (₫)', numeric: true, show: (row) => number(lang, behind(row)), raw: (row) => behind(row) },
    ],
  });
}

function projectsFigure(value: Money): TemplateResult | typeof nothing {
  const { lang } = here();
  const rows = value.flows.filter((flow) => flow.project);
  if (rows.length === 0) return nothing;
  return figureOf({
    id: 'money-projects', title: t('projectsTitle', { n: rows.length }), subtitle: t('projectsSub'), rows, drawing: nothing, caption: t('projectsSub'),
    columns: [
      { name: t('project'), show: (row) => row.project ?? row.to, raw: (row) => row.project ?? row.to },
      { name: t('unit'), show: (row) => row.unitName ?? row.from, raw: (row) => row.unitName },
      { name: t('plan') + ' (₫)', numeric: true, show: (row) => number(lang, row.amount), raw: (row) => row.amount },
      { name: t('disbursed') + ' (₫)', numeric: true, show: (row) => number(lang, row.disbursed), raw: (row) => row.disbursed },
    ],
  });
}
