import { html, nothing, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { money as amountOf, number } from '../format';
import { figureOf } from '../parts/table';
import { shown } from '../parts/states';
import { whyLink } from '../parts/why';
import { here, t, to } from '../state';
import { has } from '../text';
import { flowChart } from './charts';
import type { Money } from './model';
import { burnFigure, memo } from './overview';

const MOST_LINKS = 30;

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
    <div class="figures two">${burnFigure(value)}${flowFigure(value)}</div>
    ${unitsFigure(value)}${projectsFigure(value)}`;
}

function flowFigure(value: Money): TemplateResult | typeof nothing {
  const { lang } = here();
  const flows = value.flows.filter((flow) => !flow.project && flow.unitName).map((flow) => ({ from: sourceName(flow.from), to: flow.unitName!, amount: flow.amount }));
  if (flows.length === 0) return nothing;
  const sortedFlows = [...flows].sort((a, b) => b.amount - a.amount);
  const kept = sortedFlows.slice(0, MOST_LINKS);
  const rest = sortedFlows.slice(MOST_LINKS).reduce((sum, flow) => sum + flow.amount, 0);
  if (rest > 0) kept.push({ from: kept[0].from, to: lang === 'vi' ? 'Khác' : 'Other', amount: rest });
  const title = t('flowTitle', { unit: kept[0].to, amount: amountOf(lang, kept[0].amount) });
  return figureOf({
    id: 'money-flow', title, subtitle: t('flowSub', { year: value.budgetYear }), rows: sortedFlows,
    drawing: html`<ntm-chart .option=${memo('flow', kept, () => flowChart(kept))} .label=${title} .height=${Math.max(230, kept.length * 22)}></ntm-chart>`,
    columns: [
      { name: t('source'), show: (row) => row.from, raw: (row) => row.from },
      { name: t('unit'), show: (row) => row.to, raw: (row) => row.to },
      { name: t('plan') + ' (₫)', numeric: true, show: (row) => number(lang, row.amount), raw: (row) => row.amount },
    ],
  });
}

/** Worst first: by how much a unit is behind the passed part of the year. */
function unitsFigure(value: Money): TemplateResult {
  const { lang } = here();
  const behind = (row: Money['units'][number]): number | undefined => (row.expected === undefined || row.disbursed === undefined ? undefined : row.expected - row.disbursed);
  const rows = [...value.units].sort((a, b) => (behind(b) ?? -Infinity) - (behind(a) ?? -Infinity));
  return figureOf({
    id: 'money-units', title: t('unitsMoneyTitle', { n: rows.filter((row) => (behind(row) ?? 0) > 0).length }), subtitle: t('unitsMoneySub'), rows, open: true,
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
    id: 'money-projects', title: t('projectsSub'), subtitle: `${rows.length}`, rows, drawing: nothing, caption: t('projectsSub'),
    columns: [
      { name: t('project'), show: (row) => row.project ?? row.to, raw: (row) => row.project ?? row.to },
      { name: t('unit'), show: (row) => row.unitName ?? row.from, raw: (row) => row.unitName },
      { name: t('plan') + ' (₫)', numeric: true, show: (row) => number(lang, row.amount), raw: (row) => row.amount },
      { name: t('disbursed') + ' (₫)', numeric: true, show: (row) => number(lang, row.disbursed), raw: (row) => row.disbursed },
    ],
  });
}
