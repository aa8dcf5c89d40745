import { html, nothing, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { date, money, number } from '../format';
import { dayKnown } from '../parts/days';
import { downloads, tableOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { whyLink } from '../parts/why';
import { here, t, to } from '../state';
import { has } from '../text';
import { cell } from './criteria';
import type { Criterion, Unit } from './model';

interface SubCriterion {
  code: string;
  criterion: string;
  nameVi: string;
  nameEn: string;
  threshold?: string;
}

interface Moved {
  code: string;
  nameVi: string;
  kind: string;
}

interface Period {
  nameVi: string;
  kind: string;
  parentCode?: string;
  validFrom?: string;
  validTo?: string;
  madeFrom: Moved[];
  wentInto: Moved[];
}

interface PlaceData {
  unit: Unit;
  validOn: string;
  above: Unit[];
  periods: Period[];
  children: Unit[];
  recognitions: { level: string; year?: number; decidedOn: string; precision?: string; decisionNumber?: string; basis?: string; carriedFrom?: string }[];
  assessment?: {
    criteriaSet: string;
    nameVi: string;
    nameEn: string;
    assessedOn: string;
    criteriaMet: number;
    criteriaTotal: number;
    basis?: string;
    verdicts?: Record<string, string>;
    subVerdicts?: Record<string, string>;
    values?: Record<string, string>;
    criteria?: Criterion[];
    subCriteria?: SubCriterion[];
  };
  plan?: number;
  disbursed?: number;
  products: number;
  rated: number;
}

export function kindOf(kind: string): string {
  const key = kind === 'PROVINCE' ? 'PROVINCE_KIND' : kind;
  return has(key) ? t(key) : kind;
}

export function placeView(code: string, shownDay: string | undefined): TemplateResult {
  const parameters = question('');
  const path = `/v1/places/${encodeURIComponent(code)}`;
  const loaded = need<PlaceData>('place', `${path}${parameters ? '?' + parameters : ''}`);
  if (!loaded.error) return shown('place', loaded, view, 8);
  const asOf = here().query.get('asOf');
  const periods = need<{ items: Period[] }>('place-periods', `${path}/periods${asOf ? '?asOf=' + encodeURIComponent(asOf) : ''}`);
  const named = periods.value?.items ?? [];
  const day = here().query.get('on') ?? shownDay;
  return named.length > 0 && day && !named.some((one) => (one.validFrom ?? '') <= day && (!one.validTo || day < one.validTo)) ? endedView(code, day, named) : shown('place', loaded, view, 8);
}

/** The code names no unit on the day: what it named before or after, and where that is to be found. */
function endedView(code: string, day: string, named: Period[]): TemplateResult {
  const { lang } = here();
  const last = named[named.length - 1];
  return html`
    <h1>${capital(kindOf(last.kind))} ${last.nameVi}</h1>
    <section class="card" aria-labelledby="ended"><h2 id="ended">${t('unitEnded', { date: date(lang, day), code })}</h2>
      <p>${t('unitEndedNote')}</p>${historyOf(code, named, day)}</section>`;
}

/** What the code named, with the way to the units that it was made from and went into, each on a day on which it was there. */
function historyOf(code: string, named: Period[], day: string): TemplateResult {
  const { lang } = here();
  const moved = (way: 'madeFrom' | 'wentInto', units: Moved[], on: string): TemplateResult | typeof nothing => units.length === 0 ? nothing : html`; ${t(way)} ${units.map((one, at) => html`${at ? ', ' : ''}<a href=${to('place', one.code, { on })}>${kindOf(one.kind)} ${one.nameVi}</a>`)}`;
  const there = (one: Period): boolean => (one.validFrom ?? '') <= day && (!one.validTo || day < one.validTo);
  const open = (one: Period): TemplateResult | typeof nothing => {
    if (there(one)) return nothing;
    const on = one.validTo && one.validTo <= day ? dayBefore(one.validTo) : one.validFrom!;
    return html` (<a href=${to('place', code, { on })}>${t(one.validTo && one.validTo <= day ? 'lastDayOf' : 'firstDayOf', { date: date(lang, on) })}</a>)`;
  };
  return html`<ol class="plain">${named.map((one) => html`<li><strong>${capital(kindOf(one.kind))} ${one.nameVi}</strong>, ${one.validFrom ? t('from', { date: date(lang, one.validFrom) }) : t('beforeRecords')}${one.validTo ? ' ' + t('to', { date: date(lang, one.validTo) }) : ''}${one.validFrom ? moved('madeFrom', one.madeFrom, dayBefore(one.validFrom)) : nothing}${one.validTo ? moved('wentInto', one.wentInto, one.validTo) : nothing}${open(one)}</li>`)}</ol>`;
}

function dayBefore(iso: string): string {
  return new Date(Date.parse(iso) - 86_400_000).toISOString().slice(0, 10);
}

function levelText(level: string): string {
  const key = level === 'COMPLETED' ? 'COMPLETED' : level.toLowerCase();
  return has(key) ? t(key) : level;
}

function view(place: PlaceData): TemplateResult {
  const { lang } = here();
  const highest = place.recognitions[place.recognitions.length - 1];
  return html`
    <nav class="crumbs" aria-label=${t('unit')}>${[...place.above].reverse().map((one) => html`<a href=${one.kind.endsWith('PROVINCE') ? to('') : to('place', one.code)}>${one.nameVi}</a> / `)}<span aria-current="page">${place.unit.nameVi}</span></nav>
    <h1>${capital(kindOf(place.unit.kind))} ${place.unit.nameVi} ${highest ? html`<span class="badge met">${levelText(highest.level)}</span>` : nothing}</h1>
    ${place.children.length === 0 ? nothing : html`<p><a href=${to('', null, { unit: place.unit.code })}>${t('overviewOf', { unit: place.unit.nameVi })}</a> · <a href=${to('communes', null, { unit: place.unit.code })}>${t('communesOf', { unit: place.unit.nameVi })}</a></p>`}
    <dl class="facts card">
      ${place.assessment ? html`<div><dt>${t('criteriaMet')}</dt><dd>${place.assessment.criteriaMet}/${place.assessment.criteriaTotal} <span class="note">${date(lang, place.assessment.assessedOn)}</span> ${whyLink('ntm.criteria.average', t('criteria'), place.assessment.assessedOn, place.unit.code)}</dd></div>` : nothing}
      <div><dt>${t('plan')}</dt><dd>${money(lang, place.plan)} ${place.plan === undefined ? nothing : whyLink('budget.plan', t('plan'), undefined, place.unit.code)}</dd></div>
      <div><dt>${t('disbursed')}</dt><dd>${money(lang, place.disbursed)} ${place.plan && place.disbursed !== undefined ? html`(${number(lang, (place.disbursed / place.plan) * 100, 1)}%)` : nothing}</dd></div>
      <div><dt>${t('productsRated')}</dt><dd>${place.products} (${place.rated}) ${place.products ? whyLink('ocop.products.total', t('ocop'), undefined, place.unit.code) : nothing}</dd></div>
    </dl>
    <div class="two-one even">
      <section class="card" aria-labelledby="decisions"><h2 id="decisions">${t('recognitions')}</h2>
        ${place.recognitions.length === 0 ? html`<p>${t('noRecognition')}</p>` : html`<ol class="plain">${place.recognitions.map((one) => html`<li><strong>${levelText(one.level)}</strong> · ${dayKnown(one.decidedOn, one.precision)} · ${one.decisionNumber ? t('decision', { n: one.decisionNumber }) : t('decisionUnknown')}${one.basis === 'RECONSTRUCTION' ? html` · <em>${t('reconstruction')}</em>` : nothing}${one.carriedFrom ? html` · <em>${t('carriedFrom', { unit: one.carriedFrom })}</em>` : nothing}</li>`)}</ol>`}</section>
      <section class="card" aria-labelledby="history"><h2 id="history">${t('history')}</h2>
        ${historyOf(place.unit.code, place.periods, place.validOn)}</section>
    </div>
    ${place.unit.kind === 'COMMUNE' ? assessmentCard(place) : nothing}
    ${place.children.length ? html`<section class="card" aria-labelledby="children"><h2 id="children">${t('children')} (${place.children.length})</h2>
      <ul class="columns">${place.children.map((one) => html`<li><a href=${to('place', one.code)}>${capital(kindOf(one.kind))} ${one.nameVi}</a></li>`)}</ul></section>` : nothing}`;
}

/** What is not met comes first. */
function assessmentCard(place: PlaceData): TemplateResult {
  const { lang } = here();
  const assessment = place.assessment;
  if (!assessment) return html`<section class="card" aria-labelledby="assessment"><h2 id="assessment">${t('assessment')}</h2><p class="hatched">${t('noAssessment')}</p></section>`;
  const subs = assessment.subCriteria ?? Object.keys(assessment.subVerdicts ?? {}).map((code) => ({ code, criterion: code.split('.')[0], nameVi: code, nameEn: code, threshold: '' }));
  const names = new Map((assessment.criteria ?? []).map((one) => [one.code, lang === 'en' ? one.nameEn : one.nameVi]));
  const verdict = (one: SubCriterion): string => assessment.subVerdicts?.[one.code] ?? 'NOT_REPORTED';
  const rank = (one: SubCriterion): number => (verdict(one) === 'NOT_MET' ? 0 : verdict(one) === 'MET' ? 2 : 1);
  const rows = [...subs].sort((a, b) => rank(a) - rank(b) || new Intl.Collator('vi', { numeric: true }).compare(a.code, b.code));
  const columns: Column<SubCriterion>[] = [
    { name: t('criteria'), show: (one) => html`<strong>${one.code}</strong> ${lang === 'en' ? one.nameEn : one.nameVi}<br><span class="note">${one.criterion} ${names.get(one.criterion) ?? ''}</span>`, raw: (one) => `${one.code} ${lang === 'en' ? one.nameEn : one.nameVi}` },
    { name: t('value'), show: (one) => plainly(assessment.values?.[one.code]), raw: (one) => assessment.values?.[one.code] },
    { name: t('thresholdName'), show: (one) => plainly(one.threshold), raw: (one) => one.threshold },
    { name: t('verdict'), show: (one) => html`${cell(verdict(one))}`, raw: (one) => verdict(one) },
  ];
  return html`<section class="card" aria-labelledby="assessment"><h2 id="assessment">${t('assessment')} · ${assessment.criteriaMet}/${assessment.criteriaTotal}</h2>
    <p class="sub">${lang === 'en' ? assessment.nameEn : assessment.nameVi} · ${date(lang, assessment.assessedOn)}${assessment.basis === 'RECONSTRUCTION' ? html` · <em>${t('reconstruction')}</em>` : nothing}</p>
    ${tableOf(t('assessment'), columns, rows)}<div class="tools">${downloads('assessment-' + place.unit.code, columns, rows)}</div></section>`;
}

/** What the assessment form holds, for people: a yes or no in words, numbers as the language writes them, several side by side. */
function plainly(value: string | undefined): string {
  const { lang } = here();
  if (!value) return '–';
  return value.split('|').map((one) => (one === 'true' ? t('yes') : one === 'false' ? t('no') : /^-?\d+(\.\d+)?$/.test(one) ? number(lang, Number(one), 4) : one)).join('; ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
