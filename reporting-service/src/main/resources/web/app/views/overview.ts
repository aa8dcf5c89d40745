import { html, nothing, svg, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { date, money, number, signed } from '../format';
import { FIRST_DAY } from '../parts/calendar';
import { figureOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { whyLink } from '../parts/why';
import { here, t, to } from '../state';
import { burnUpPlot, recognitionPlot, type RecognitionRow } from './charts';
import { recordAddress } from './record';
import type { Attention, Comparison, Indicator, Money, Overview, Tile } from './model';

const VIEW_OF_TOPIC = { recognition: 'communes', criteria: 'criteria', money: 'budget', ocop: 'ocop' };

export function overviewView(overview: Overview): TemplateResult {
  return html`
    <h1>${t('overviewTitle', { unit: overview.unit.nameVi })}</h1>
    <div class="tiles">${overview.tiles.map((tile) => tileOf(tile))}</div>
    ${attentionOf(overview)}
    <div class="figures">${recognitionFigure(overview)}${moneyFigure()}</div>`;
}

function name(indicator: Indicator): string {
  return here().lang === 'en' ? indicator.nameEn : indicator.nameVi;
}

function unitOf(indicator: Indicator): string {
  return here().lang === 'en' ? indicator.unitEn : indicator.unitVi;
}

function amount(indicator: Indicator, value: number | null | undefined): string {
  const { lang } = here();
  if (value === null || value === undefined) return '–';
  return isMoney(indicator) ? money(lang, value) : counted(number(lang, value, indicator.decimals), indicator);
}

/** A percent sign stands at its number, a word apart from it. */
function counted(value: string, indicator: Indicator): string {
  return indicator.unit === 'percent' ? value + '%' : `${value} ${unitOf(indicator)}`;
}

/** Beside a name that says what is counted, the number is enough. */
function besideAmount(indicator: Indicator, value: number | undefined): string {
  if (value === undefined) return '–';
  return ['commune', 'unit', 'district', 'product'].includes(indicator.unit) ? number(here().lang, value, indicator.decimals) : amount(indicator, value);
}

function isMoney(indicator: Indicator): boolean {
  return indicator.unit === 'vnd' || indicator.unit === 'dong';
}

function tileOf(tile: Tile): TemplateResult {
  const { lang } = here();
  const { indicator, figure, comparison } = tile;
  const value = figure.value;
  const whole = isMoney(indicator) ? number(lang, value === null ? null : value / 1e9, 1) : number(lang, value, Math.min(indicator.decimals, 1));
  const of = tile.of === undefined ? nothing : html`<span class="of">/${isMoney(indicator) ? number(lang, tile.of / 1e9, 1) : number(lang, tile.of)}</span>`;
  const unit = isMoney(indicator) ? (lang === 'vi' ? 'tỷ đồng' : 'billion VND') : unitOf(indicator);
  return html`
    <section class="tile card" aria-labelledby=${'tile-' + tile.topic} data-topic=${tile.topic}>
      <h2 id=${'tile-' + tile.topic}><a href=${to(VIEW_OF_TOPIC[tile.topic])}>${name(indicator)}</a></h2>
      <div class="head"><p class="value" data-value=${value ?? ''}>${value === null
        ? html`<span class="hatched">${lang === 'vi' ? figure.reason?.vi : figure.reason?.en}</span>`
        : html`<span class="num">${whole}</span>${of} <span class="unit">${unit}</span>`}</p>${spark(tile)}</div>
      <p class="status">${statusOf(comparison, indicator)}</p>
      <dl>
        ${comparison.target === undefined ? nothing : html`<div><dt>${t('target')}</dt><dd>${t('targetBy', { value: amount(indicator, comparison.target), year: tile.shownOn.slice(0, 4) })}</dd></div>`}
        <div><dt>${t('lastYear')}</dt><dd>${changeOf(comparison, indicator)}</dd></div>
        ${tile.beside.map((one) => html`<div class="beside"><dt>${name(one.indicator)}</dt><dd>${besideAmount(one.indicator, one.value)}</dd></div>`)}
      </dl>
      ${restsOn(tile)}
      <p class="foot"><span>${t('asOfDay', { date: date(lang, tile.shownOn) })}${figure.notReported ? html` · <span class="hatched">${t('silent', { n: figure.notReported })}</span>` : nothing}${figure.carriedOver ? html` · ${t('carriedCount', { n: figure.carriedOver })}` : nothing}</span>
        ${whyLink(indicator.code, name(indicator), tile.shownOn)}</p>
    </section>`;
}

/** What the figure rests on: the set of criteria, or the owner's decisions, and how much of it is a reconstruction. */
function restsOn(tile: Tile): TemplateResult {
  const { lang } = here();
  const { criteriaSet, figure } = tile;
  const of = tile.topic === 'money' ? undefined : tile.topic === 'criteria' ? figure.denominator : figure.value;
  const n = number(lang, figure.reconstructed);
  return html`<p class="rests">${criteriaSet ? (lang === 'en' ? criteriaSet.nameEn : criteriaSet.nameVi) : t(`restsOn-${tile.topic}`)}
    ${figure.reconstructed ? html` <span class="badge no_target" data-reconstructed=${figure.reconstructed}>${figure.reconstructed === of ? t('allReconstructed') : t('partlyReconstructed', { n: of ? `${n}/${number(lang, of)}` : n })}</span>` : nothing}</p>`;
}

/** A mark, a word and a colour: never the colour alone. */
function statusOf(comparison: Comparison, indicator: Indicator): TemplateResult {
  const standing = comparison.standing;
  const word = standing === 'BEHIND' && comparison.remaining !== undefined
    ? t('BEHIND_BY', { value: amount(indicator, comparison.remaining) })
    : standing === 'NOT_REPORTED' ? t('NOT_REPORTED_STATUS') : t(standing);
  const path = { MET: 'M2 8l4 4 8-9', ON_TRACK: 'M2 11l5-5 3 3 4-5', BEHIND: 'M8 2v8M8 13v1', NO_TARGET: 'M3 8h10', NOT_REPORTED: 'M3 13 13 3' }[standing];
  return html`<span class=${'badge ' + standing.toLowerCase()}><svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} fill="none" stroke="currentColor" stroke-width="2.5"/></svg>${standing === 'BEHIND' ? html`${t('BEHIND')} · ${word}` : word}</span>`;
}

function changeOf(comparison: Comparison, indicator: Indicator): string {
  const { lang } = here();
  if (comparison.change === undefined) return t('noComparison', { date: date(lang, comparison.lastYearOn) });
  const change = isMoney(indicator) ? (comparison.change > 0 ? '+' : '') + money(lang, comparison.change) : counted(signed(lang, comparison.change, indicator.decimals), indicator);
  const word = comparison.changeIs && comparison.changeIs !== 'NEUTRAL' ? ` (${t(comparison.changeIs)})` : '';
  return t('sinceLastYear', { change, date: date(lang, comparison.lastYearOn) }) + word;
}

/** Our own drawing: the tiles stand before any chart library is here. */
function spark(tile: Tile): TemplateResult {
  const { lang } = here();
  const known = tile.trend.filter((point) => point.value !== null);
  if (known.length < 2) return html`<span class="spark"></span>`;
  const target = tile.comparison.target;
  const values = known.map((point) => point.value as number).concat(target === undefined ? [] : [target]);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const x = (at: number): number => 4 + (at / Math.max(1, tile.trend.length - 1)) * 112;
  const y = (value: number): number => 36 - ((value - low) / (high - low || 1)) * 30;
  let path = '';
  let pen = 'M';
  tile.trend.forEach((point, at) => {
    if (point.value === null) pen = 'M';
    else {
      path += `${pen}${x(at).toFixed(1)} ${y(point.value).toFixed(1)}`;
      pen = 'L';
    }
  });
  const last = tile.trend.length - 1;
  const lastValue = tile.trend[last].value;
  const words = known.map((point) => `${date(lang, point.on)}: ${amount(tile.indicator, point.value)}`);
  return html`<svg class="spark" viewBox="0 0 120 40" role="img" aria-label=${[words[0], words[words.length - 1]].join('; ')}>
    ${target === undefined ? nothing : svg`<line x1="0" x2="120" y1=${y(target)} y2=${y(target)} class="goal"/>`}
    <path d=${path} class="way"/>
    ${lastValue === null ? nothing : svg`<circle cx=${x(last)} cy=${y(lastValue)} r="3.5" class="end"/>`}</svg>`;
}

/** How many are named of what one matter concerns: all matters are to be seen on the first screen. */
const NAMED = 3;

function attentionOf(overview: Overview): TemplateResult {
  return html`
    <section class="card attention" aria-labelledby="attention">
      <h2 id="attention">${t('attention')}</h2>
      ${overview.attention.length === 0 ? html`<p>${t('nothingToDecide')}</p>` : html`
        <ol>${overview.attention.map((one) => html`<li data-kind=${one.kind}>
          <a href=${placeOf(one)}>${sentence(one)}</a>
          <span class="bar" aria-hidden="true"><span style=${`width:${Math.max(2, one.share * 100)}%`}></span></span>
          <ul class="worst">${one.worst.slice(0, NAMED).map((worst) => html`<li>${worst.record ? html`<a href=${recordAddress(worst.record)}>${worst.name}</a>` : worst.unit ? html`<a href=${to('place', worst.unit)}>${worst.name}</a>` : worst.name}${detail(one, worst)}</li>`)}${one.count > NAMED ? html`<li><a href=${placeOf(one)}>${t('andMore', { n: number(here().lang, one.count - NAMED) })}</a></li>` : nothing}</ul>
        </li>`)}</ol><p class="note">${t('attentionNote')}</p>`}
    </section>`;
}

function placeOf(one: Attention): string {
  switch (one.kind) {
    case 'LATE_MONEY': return to('budget');
    case 'NOT_RECOGNISED': return to('communes', null, { level: 'NONE' });
    case 'AT_RISK': return to('communes', null, { sort: '-weakest' });
    case 'EXPIRING': return to('ocop');
    case 'NOT_REPORTED': return to('communes', null, { sort: 'assessed' });
  }
}

function sentence(one: Attention): string {
  const { lang } = here();
  return t(one.kind, { count: number(lang, one.count), of: number(lang, one.of), amount: money(lang, one.amount) });
}

function detail(one: Attention, worst: Attention['worst'][number]): string {
  const { lang } = here();
  if (one.kind === 'LATE_MONEY') return ` ${money(lang, worst.amount)}`;
  if ((one.kind === 'NOT_RECOGNISED' || one.kind === 'AT_RISK') && worst.amount !== undefined) return ` ${worst.amount === 1 ? t('missingOne') : t('missingCriteria', { n: worst.amount })}`;
  if (one.kind === 'EXPIRING' && worst.until) return ` ${t('until', { date: date(lang, worst.until) })}`;
  return '';
}

interface Trajectory {
  forecast: { state: 'FORECAST' | 'TOO_FEW_POINTS'; vi: string; en: string; targetOn: string; value?: number; lower?: number; upper?: number; intervalPercent?: number };
}

/** The target day's row: what is expected, with the range that it may have. */
function expectedRow(trajectory: Trajectory | null, validOn: string): RecognitionRow[] {
  const forecast = trajectory?.forecast;
  return forecast?.state === 'FORECAST' && forecast.targetOn > validOn
    ? [{ on: forecast.targetOn, standard: null, advanced: null, model: null, expected: { on: forecast.targetOn, value: forecast.value!, low: forecast.lower!, high: forecast.upper! } }]
    : [];
}

interface Series { items: { validOn: string; value: number | null }[] }

function recognitionFigure(overview: Overview): TemplateResult {
  const { lang } = here();
  const since = `${Number(overview.validOn.slice(0, 4)) - 6}-12-31`;
  const first = since < FIRST_DAY ? FIRST_DAY : since;
  const levels = ['standard', 'advanced', 'model'].map((level) => need<Series>('series-' + level,
    `/v1/indicators/ntm.communes.${level}/series?unit=${overview.unit.code}&validOn=${overview.validOn}&from=${first}&step=QUARTER${here().query.get('asOf') ? '&asOf=' + encodeURIComponent(here().query.get('asOf')!) : ''}`));
  const way = need<Trajectory>('trajectory', `/v1/indicators/ntm.communes.standard/trajectory?${question(overview.unit.code)}${here().query.get('on') ? '' : `&validOn=${overview.validOn}`}`);
  const trajectory = way.value;
  const tile = overview.tiles.find((one) => one.topic === 'recognition')!;
  const remaining = tile.comparison.remaining;
  const n = number(lang, tile.figure.value);
  const title = remaining === undefined ? t('recognitionTitle', { n, date: date(lang, overview.validOn) }) : t('recognitionTitleTarget', { n, m: number(lang, remaining) });
  // With the forecast, so that nothing moves when that comes later.
  const loaded = { value: levels.every((one) => one.value) && (trajectory || way.error) ? levels.map((one) => one.value!.items) : null, loading: levels.some((one) => one.loading), error: levels.find((one) => one.error)?.error ?? null };
  return shown('series-standard', loaded, ([standard, advanced, model]) => {
    const rows: RecognitionRow[] = standard.map((point, at) => ({ on: point.validOn, standard: point.value, advanced: advanced[at]?.value ?? null, model: model[at]?.value ?? null })).concat(expectedRow(trajectory, overview.validOn));
    return figureOf({
      id: 'recognition', title, subtitle: t('recognitionSub'), rows, note: trajectory ? (lang === 'en' ? trajectory.forecast.en : trajectory.forecast.vi) : undefined,
      drawing: html`<ntm-chart .plot=${recognitionPlot(rows, tile.comparison.target)} .label=${title} .height=${230}></ntm-chart>`,
      columns: [
        { name: t('day'), show: (row) => date(lang, row.on), raw: (row) => row.on },
        { name: t('standard'), numeric: true, show: (row) => number(lang, row.standard), raw: (row) => row.standard },
        { name: t('advanced'), numeric: true, show: (row) => number(lang, row.advanced), raw: (row) => row.advanced },
        { name: t('model'), numeric: true, show: (row) => number(lang, row.model), raw: (row) => row.model },
        { name: t('forecast'), numeric: true, show: (row) => number(lang, row.expected?.value, 1), raw: (row) => row.expected?.value },
        { name: t('forecastLow'), numeric: true, show: (row) => number(lang, row.expected?.low, 1), raw: (row) => row.expected?.low },
        { name: t('forecastHigh'), numeric: true, show: (row) => number(lang, row.expected?.high, 1), raw: (row) => row.expected?.high },
        { name: t('target'), numeric: true, show: () => number(lang, tile.comparison.target), raw: () => tile.comparison.target },
      ],
    });
  });
}

function moneyFigure(): TemplateResult {
  const loaded = need<Money>('money', `/v1/money?${question()}`);
  return shown('money', loaded, (value) => burnFigure(value));
}

export function burnFigure(value: Money): TemplateResult {
  const { lang } = here();
  const plan = value.plan;
  const last = value.months[value.months.length - 1];
  const title = plan === null || value.disbursed === null
    ? t('burnTitleNone', { year: value.budgetYear })
    : t('burnTitle', { rate: number(lang, (value.disbursed / plan) * 100, 1), passed: number(lang, ((last?.expected ?? 0) / plan) * 100, 1) });
  return figureOf({
    id: 'burn-up', title, subtitle: t('burnSub', { year: value.budgetYear }), rows: value.months,
    drawing: plan === null ? html`<p class="hatched">${t('nothingToDraw')}</p>` : html`<ntm-chart .plot=${burnUpPlot(value)} .label=${title} .height=${230}></ntm-chart>`,
    columns: burnColumns(value),
  });
}

function burnColumns(value: Money): Column<Money['months'][number]>[] {
  const { lang } = here();
  const amounts = (name: string, of: (row: Money['months'][number]) => number | undefined): Column<Money['months'][number]> => ({ name: name + ' (₫)', numeric: true, show: (row) => number(lang, of(row)), raw: of });
  return [
    { name: t('day'), show: (row) => date(lang, row.on), raw: (row) => row.on },
    amounts(t('plan'), (row) => row.plan),
    amounts(t('expected'), (row) => row.expected),
    ...(value.months.some((row) => row.committed !== undefined) ? [amounts(t('committed'), (row) => row.committed)] : []),
    amounts(t('disbursed'), (row) => row.disbursed),
  ];
}
