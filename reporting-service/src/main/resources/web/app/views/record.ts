import { html, nothing, type TemplateResult } from 'lit';
import { need } from '../data';
import { date, number, time } from '../format';
import { downloads, tableOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { here, t, to } from '../state';
import { has } from '../text';

interface SourceFact {
  kind: string;
  unit?: string;
  unitName?: string;
  criteriaSet?: string;
  level?: string;
  star?: number;
  item?: string;
  quantity?: string;
  year?: number;
  numerator?: number;
  denominator?: number;
  validFrom?: string;
  validTo?: string;
  recordedFrom: string;
  recordedTo?: string;
  event: string;
  position: number;
  eventPath: string;
  evidence: { sha256: string; href: string }[];
  attributes: Record<string, unknown>;
}

interface SourceRecord {
  service: string;
  record: string;
  facts: SourceFact[];
  left: number;
}

/** Where a figure's lineage leads: to the record, with one of its events or evidence files pointed out where that was followed. */
export function recordAddress(record: string, point: { event?: string; evidence?: string } = {}): string {
  return to('record', null, { of: record.replace(/^\/v1\//, ''), ...point });
}

/** The address whose event or file was brought into view: once, so that a redraw moves nothing under the reader. */
let broughtIntoView = '';

export function recordView(): TemplateResult {
  const of = here().query.get('of') ?? '';
  const path = of.split('/').map(encodeURIComponent).join('/');
  const loaded = need<SourceRecord>('record', `/v1/records/${path}`);
  return html`${loaded.value === null && loaded.error ? html`<h1>${t('recordTitle', { kind: of })}</h1>` : nothing}${shown('record', loaded, view, 8)}`;
}

function view(record: SourceRecord): TemplateResult {
  const { query } = here();
  const name = record.record.replace(/^\/v1\//, '');
  const [kind, id] = name.split('/');
  if (broughtIntoView !== location.href) {
    broughtIntoView = location.href;
    requestAnimationFrame(() => document.querySelector('.asked')?.scrollIntoView({ block: 'center' }));
  }
  const events = [...new Map(record.facts.map((fact) => [fact.event, fact])).values()];
  const evidence = [...new Map(record.facts.flatMap((fact) => fact.evidence).map((file) => [file.sha256, file])).values()];
  return html`
    <h1>${t('recordTitle', { kind: recordKind(kind) })} <code>${id}</code></h1>
    <dl class="facts card">
      <div><dt>${t('owner')}</dt><dd>${record.service}</dd></div>
      <div><dt>${t('recordPath')}</dt><dd class="small"><code>${record.record}</code></dd></div>
      <div><dt>${t('basis')}</dt><dd>${basisOf(record.facts[0])}</dd></div>
      <div><dt>${t('sourceCode')}</dt><dd class="small">${String(record.facts[0].attributes.source ?? '–')}</dd></div>
    </dl>
    ${factsOf(record)}
    <div class="two-one even">${eventsOf(events, query.get('event'))}${evidenceOf(evidence, query.get('evidence'))}</div>
    <p class="note">${t('recordNote', { service: record.service })}</p>`;
}

function recordKind(kind: string): string {
  const key = 'record-' + kind;
  return has(key) ? t(key) : kind;
}

function basisOf(fact: SourceFact): string {
  const basis = String(fact.attributes.basis ?? '');
  return basis === 'RECONSTRUCTION' ? t('reconstruction') : basis === 'SOURCED' ? t('sourced') : '–';
}

function factsOf(record: SourceRecord): TemplateResult {
  const { lang } = here();
  const columns: Column<SourceFact>[] = [
    { name: t('says'), show: (fact) => html`${kindOf(fact)}<br><span class="note">${what(fact)}</span>`, raw: (fact) => `${kindOf(fact)} ${what(fact)}` },
    { name: t('unit'), show: (fact) => (fact.unit ? html`<a href=${to('place', fact.unit)}>${fact.unitName ?? fact.unit}</a>` : '–'), raw: (fact) => fact.unitName ?? fact.unit },
    { name: t('amount'), numeric: true, show: (fact) => amount(fact), raw: (fact) => fact.numerator },
    { name: t('holds'), show: (fact) => `${fact.validFrom ? t('from', { date: date(lang, fact.validFrom) }) : t('beforeRecords')}${fact.validTo ? ' ' + t('to', { date: date(lang, fact.validTo) }) : ''}`, raw: (fact) => fact.validFrom },
    { name: t('known'), show: (fact) => html`${time(lang, fact.recordedFrom)}${fact.recordedTo ? html`<br><span class="badge no_target">${t('ended', { time: time(lang, fact.recordedTo) })}</span>` : nothing}`, raw: (fact) => fact.recordedFrom },
    { name: t('event'), show: (fact) => html`#${number(lang, fact.position)}`, raw: (fact) => fact.event },
  ];
  return html`<section class="card" aria-labelledby="facts"><h2 id="facts">${t('recordFacts', { n: number(lang, record.facts.length + record.left) })}</h2>
    ${tableOf(t('facts'), columns, record.facts)}<div class="tools">${record.left ? html`<p class="note">${t('shown', { n: record.facts.length, of: record.facts.length + record.left })}</p>` : nothing}${downloads('record', columns, record.facts)}</div></section>`;
}

function kindOf(fact: SourceFact): string {
  const key = 'fact-' + fact.kind;
  return has(key) ? t(key) : fact.kind;
}

/** What the record says besides, in the words that its owner used. */
function what(fact: SourceFact): string {
  const level = fact.level?.toLowerCase() ?? '';
  const { name, projectName, decisionNumber, number: given, text } = fact.attributes;
  const quantity = 'quantity-' + fact.quantity;
  return [has(quantity) ? t(quantity) : fact.quantity, fact.quantity && fact.item ? t('subCriterion', { code: fact.item }) : '', level && has(level) ? t(level) : fact.level, fact.star ? t('stars', { n: fact.star }) : '', fact.criteriaSet, fact.year, name, projectName, text, decisionNumber ?? given].filter(Boolean).join(' · ');
}

function amount(fact: SourceFact): string {
  const { lang } = here();
  if (fact.numerator === undefined) return '–';
  return number(lang, fact.numerator, 2) + (fact.denominator === undefined ? '' : ` / ${number(lang, fact.denominator, 2)}`);
}

function eventsOf(events: SourceFact[], asked: string | null): TemplateResult {
  const { lang } = here();
  return html`<section class="card" aria-labelledby="events"><h2 id="events">${t('events', { n: number(lang, events.length) })}</h2>
    <ol class="plain">${events.map((fact) => html`<li id=${fact.event} class=${fact.event === asked ? 'asked' : ''} aria-current=${fact.event === asked ? 'true' : nothing}>
      <code>${fact.event}</code> #${number(lang, fact.position)} · ${time(lang, fact.recordedFrom)}<br><span class="note"><code>${fact.eventPath}</code></span></li>`)}</ol></section>`;
}

function evidenceOf(files: { sha256: string; href: string }[], asked: string | null): TemplateResult {
  const { lang } = here();
  return html`<section class="card" aria-labelledby="evidence"><h2 id="evidence">${t('evidence', { n: number(lang, files.length) })}</h2>
    ${files.length === 0 ? html`<p>${t('noEvidence')}</p>` : html`<ol class="plain">${files.map((file) => html`<li class=${file.sha256 === asked ? 'asked' : ''} aria-current=${file.sha256 === asked ? 'true' : nothing}>
      SHA-256 <code>${file.sha256}</code><br><span class="note"><code>${file.href}</code></span></li>`)}</ol>`}</section>`;
}
