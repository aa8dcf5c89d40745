import { html, nothing, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { date, number, time } from '../format';
import { go, here, t, withQuery } from '../state';
import { has } from '../text';
import { recordAddress } from '../views/record';
import { dayKnown } from './days';
import { downloads, tableOf, type Column } from './table';
import { shown } from './states';

interface Fact {
  kind: string;
  unit?: string;
  unitName?: string;
  level?: string;
  star?: number;
  item?: string;
  counts?: number;
  of?: number;
  validFrom?: string;
  attributes: Record<string, unknown>;
  service: string;
  record: string;
  event: string;
  position: number;
  recordedAt: string;
  evidence?: { sha256: string; href: string }[];
}

interface Lineage {
  indicator: string;
  unit: string;
  validOn: string;
  asOf: string;
  value: number | null;
  formula: 'SUM' | 'SHARE' | 'QUOTIENT';
  factor: number;
  recomputed: number | null;
  agrees: boolean;
  reason?: { vi: string; en: string };
  facts: Fact[];
  parts: { indicator: string; validOn: string; value?: number }[];
  notCounted?: { unit: string; nameVi?: string }[];
}

interface Indicator {
  code: string;
  nameVi: string;
  nameEn: string;
  definitionVi: string;
  definitionEn: string;
  unitVi: string;
  unitEn: string;
  legalSourceVi: string;
  legalSourceEn: string;
}

interface Revision {
  recordedAt: string;
  from: number | null;
  to: number | null;
  causes: { event: string; service: string; record: string }[];
}

const MOST_ROWS = 200;

/** The link that opens the way from a figure to its sources. */
export function whyLink(indicator: string, name: string, on?: string, unit?: string): TemplateResult {
  const address = withQuery({ why: indicator, whyOn: on ?? null, whyUnit: unit ?? null });
  return html`<a class="why" href=${address} data-why=${indicator} aria-label=${t('whyOf', { name })} @click=${(event: Event) => {
    event.preventDefault();
    go(address);
  }}>${t('why')}</a>`;
}

export function whyPanel(): TemplateResult | typeof nothing {
  const { lang, query } = here();
  const indicator = query.get('why');
  if (!indicator) return nothing;
  const unit = query.get('whyUnit') ?? topUnit;
  if (!unit) return nothing;
  const parameters = new URLSearchParams(question(unit));
  if (query.get('whyOn')) parameters.set('validOn', query.get('whyOn')!);
  else if (!parameters.get('validOn') && shownDay) parameters.set('validOn', shownDay);
  const path = `/v1/indicators/${encodeURIComponent(indicator)}`;
  const lineage = need<Lineage>('why', `${path}/lineage?${parameters}`);
  const meaning = need<Indicator>('why-indicator', path);
  const revisions = need<{ items: Revision[] }>('why-revisions', `${path}/revisions?${parameters}`);
  const english = lang === 'en';
  return html`
    <dialog id="why" aria-labelledby="why-title" @cancel=${(event: Event) => { event.preventDefault(); close(); }}>
      <div class="sheet-head"><h2 id="why-title">${t('whyOf', { name: meaning.value ? (english ? meaning.value.nameEn : meaning.value.nameVi) : '' })}</h2>
        <button class="tool" @click=${close}>${t('close')}</button></div>
      ${shown('why', lineage, (value) => body(value, meaning.value, lang))}
      <h3>${t('changes')}</h3>
      ${shown('why-revisions', revisions, (page) => page.items.length <= 1 && page.items.every((one) => one.from === null)
        ? html`<p>${t('noChanges')}</p>`
        : html`<ol class="plain">${page.items.map((one) => html`<li><strong>${one.from === null ? '–' : number(lang, one.from, 2)} → ${one.to === null ? '–' : number(lang, one.to, 2)}</strong>
            · ${time(lang, one.recordedAt)}<br><span class="note">${one.causes.slice(0, 3).map((cause) => html`${cause.service} <a href=${recordAddress(cause.record, { event: cause.event })}><code>${cause.record}</code></a> `)}</span></li>`)}</ol>`, 1)}
    </dialog>`;
}

/** The day and unit of the page under the panel, for a panel whose address leaves them open. */
let shownDay: string | null = null;
let topUnit: string | null = null;

export function setShownDay(day: string, unit: string): void {
  shownDay = day;
  topUnit = unit;
}

function body(value: Lineage, meaning: Indicator | null, lang: 'vi' | 'en'): TemplateResult {
  const english = lang === 'en';
  const unit = meaning ? (english ? meaning.unitEn : meaning.unitVi) : '';
  const rows = value.facts.slice(0, MOST_ROWS);
  const columns: Column<Fact>[] = [
    { name: t('unit'), show: (fact) => fact.unitName ?? fact.unit ?? '–', raw: (fact) => fact.unitName ?? fact.unit },
    { name: t('counts'), numeric: true, show: (fact) => parts(fact, lang), raw: (fact) => fact.counts },
    { name: t('level'), show: (fact) => levelOf(fact), raw: (fact) => fact.level ?? fact.star ?? (fact.attributes.name as string) },
    { name: t('day'), show: (fact) => dayKnown(fact.validFrom, fact.attributes.decisionDatePrecision), raw: (fact) => fact.validFrom },
    { name: t('record'), show: (fact) => html`<a class="roomy" href=${recordAddress(fact.record)}><code>${fact.record}</code></a><br><span class="note">${fact.service} · ${fact.attributes.basis === 'RECONSTRUCTION' ? t('reconstruction') : String(fact.attributes.source ?? '')}</span>`, raw: (fact) => `${fact.service}${fact.record}` },
    { name: t('event'), show: (fact) => html`<a href=${recordAddress(fact.record, { event: fact.event })} aria-label=${`${t('event')} ${fact.event}`}><code>${fact.event.slice(0, 8)}</code> #${fact.position}</a>`, raw: (fact) => fact.event },
    ...(value.facts.some((fact) => fact.evidence?.length) ? [evidenceColumn()] : []),
  ];
  return html`
    <h3>1 · ${t('value_')}</h3>
    <p class="big"><strong>${value.value === null ? '–' : number(lang, value.value, 2)}</strong> ${unit}</p>
    <p>${t('asOfDay', { date: date(lang, value.validOn) })}. ${value.reason ? (english ? value.reason.en : value.reason.vi) : ''}</p>
    ${meaning ? html`<p>${english ? meaning.definitionEn : meaning.definitionVi}</p><p class="note">${english ? meaning.legalSourceEn : meaning.legalSourceVi}</p>` : nothing}
    <h3>2 · ${t('how')}</h3>
    <p>${t(value.formula)}</p>
    ${value.parts.length ? html`<ul class="plain">${value.parts.map((part) => html`<li><code>${part.indicator}</code>, ${date(lang, part.validOn)}: <strong>${number(lang, part.value, 2)}</strong> ${whyLink(part.indicator, part.indicator, part.validOn, value.unit)}</li>`)}</ul>` : nothing}
    ${value.value === null ? nothing : html`<p class=${value.agrees ? 'ok' : 'bad'} data-agrees=${value.agrees}>${mark(value.agrees)}
      ${t(value.agrees ? 'recompute' : 'recomputeBad', { a: number(lang, value.recomputed, 4), b: number(lang, value.value, 4) })}</p>`}
    <h3>3 · ${t('facts')} (${number(lang, value.facts.length)})</h3>
    ${value.facts.length ? html`${tableOf(t('facts'), columns, rows)}
      <p class="note">${t('shown', { n: rows.length, of: value.facts.length })} ${downloads('lineage-' + value.indicator, columns, value.facts)}</p>` : nothing}
    ${value.notCounted?.length ? html`<details><summary>${t('notCounted', { n: value.notCounted.length })}</summary><p>${value.notCounted.map((one) => one.nameVi ?? one.unit).join(', ')}</p></details>` : nothing}
    <p><a href=${`/v1/indicators/${value.indicator}/lineage?unit=${value.unit}&validOn=${value.validOn}${here().query.get('asOf') ? '&asOf=' + encodeURIComponent(here().query.get('asOf')!) : ''}`}>JSON</a></p>`;
}

function evidenceColumn(): Column<Fact> {
  return {
    name: t('evidenceFiles'),
    show: (fact) => (fact.evidence?.length ? html`<ul class="worst">${fact.evidence.map((file) => html`<li><a href=${recordAddress(fact.record, { evidence: file.sha256 })} aria-label=${`SHA-256 ${file.sha256}`}><code>${file.sha256.slice(0, 8)}</code></a></li>`)}</ul>` : '–'),
    raw: (fact) => fact.evidence?.map((file) => file.sha256).join(' '),
  };
}

function parts(fact: Fact, lang: 'vi' | 'en'): string {
  return fact.of === undefined ? number(lang, fact.counts, 2) : `${number(lang, fact.counts, 2)} / ${number(lang, fact.of, 2)}`;
}

function levelOf(fact: Fact): string {
  const level = fact.level?.toLowerCase() ?? '';
  if (level && has(level)) return t(level);
  if (fact.star) return t('stars', { n: fact.star });
  return String(fact.attributes.name ?? fact.attributes.projectName ?? fact.attributes.number ?? '');
}

function mark(good: boolean): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${good ? 'M2 8l4 4 8-9' : 'M8 2v8M8 13v1'} fill="none" stroke="currentColor" stroke-width="2.5"/></svg>`;
}

function close(): void {
  const last = here().query.get('why');
  go(withQuery({ why: null, whyOn: null, whyUnit: null }));
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-why="${last}"]`)?.focus());
}

/** A dialog of the browser keeps the focus inside and is left with Escape. */
export function openWhyPanel(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog#why');
  if (dialog && !dialog.open) dialog.showModal();
}
