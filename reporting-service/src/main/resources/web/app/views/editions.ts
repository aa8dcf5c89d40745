import { html, nothing, type TemplateResult } from 'lit';
import { need, type Loaded } from '../data';
import { date, number, time } from '../format';
import { downloads, tableOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { here, t, to } from '../state';

interface Edition {
  id: string;
  state: 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN';
  unitName: string;
  title: string;
  validOn: string;
  asOf: string;
  positions: Record<string, number>;
  number?: string;
  issuedOn?: string;
  notice?: { withdrawnAt: string; reason: string; replacedBy?: string };
  files: { name: string; bytes?: number; sha256?: string; href: string }[];
}

interface ReportTable {
  number: number;
  key: string;
  vi: string;
  en: string;
  columns: { key: string; vi: string; en: string; kind: 'TEXT' | 'NUMBER' | 'VND' | 'DATE' }[];
  rows: (string | number | null)[][];
}

interface Report {
  sections: { key: string; vi: string; en: string; paragraphs: string[]; tables: ReportTable[] }[];
}

export function editionsView(): TemplateResult {
  const loaded = numbered();
  return html`${loaded.value === null && loaded.error ? html`<h1>${t('editions')}</h1>` : nothing}${shown('editions-0', loaded, list, 6)}`;
}

/** Published editions and withdrawn ones, the newest first; a draft has no number and is nothing to rely on. */
function numbered(): Loaded<Edition[]> {
  const found: Edition[] = [];
  const unit = here().query.get('unit');
  let cursor: string | null = '';
  for (let page = 0; cursor !== null; page++) {
    const query = new URLSearchParams({ limit: '200', ...(unit ? { unit } : {}), ...(cursor ? { cursor } : {}) });
    const loaded: Loaded<{ items: Edition[]; next?: string | null }> = need('editions-' + page, `/v1/editions?${query}`);
    if (!loaded.value) return { ...loaded, value: null };
    found.push(...loaded.value.items.filter((one) => one.state !== 'DRAFT'));
    cursor = loaded.value.next ?? null;
  }
  return { value: found.sort((a, b) => (b.issuedOn ?? '').localeCompare(a.issuedOn ?? '') || b.id.localeCompare(a.id)), loading: false, error: null };
}

function list(editions: Edition[]): TemplateResult {
  const { lang } = here();
  const columns: Column<Edition>[] = [
    { name: t('editionNumber'), show: (one) => html`<a class="whole" href=${to('editions', one.id)}>${one.number}</a><br>${badge(one)}`, raw: (one) => one.number },
    { name: t('editionTitle'), show: (one) => html`<span class="roomy" lang="vi">${one.title}</span><br><span class="note">${one.unitName}</span>`, raw: (one) => one.title },
    { name: t('figuresOf'), show: (one) => date(lang, one.validOn), raw: (one) => one.validOn },
    { name: t('issuedOn'), show: (one) => date(lang, one.issuedOn), raw: (one) => one.issuedOn },
    { name: t('editionNotice'), show: (one) => (one.notice ? html`<span lang="vi">${one.notice.reason}</span>` : '–'), raw: (one) => one.notice?.reason },
    { name: t('positions'), show: (one) => html`<span class="note">${positions(one)}</span>`, raw: positions },
    { name: t('files'), show: (one) => html`<span class="links">${['report.pdf', 'report.xlsx'].map((name) => fileLink(one, name))}</span>`, raw: (one) => one.id },
  ];
  return html`
    <h1>${t('editionsTitle', { n: number(lang, editions.length) })}</h1>
    <section class="card" aria-labelledby="editions"><h2 id="editions" class="sub">${t('editionsSub')}</h2>
      ${editions.length ? html`${tableOf(t('editions'), columns, editions)}<div class="tools">${downloads('editions', columns, editions)}</div>` : html`<p>${t('noEditions')}</p>`}</section>`;
}

function badge(edition: Edition): TemplateResult {
  return edition.state === 'PUBLISHED' ? html`<span class="badge met whole">${t('editionPublished')}</span>` : html`<span class="badge behind whole">${t('editionWithdrawn')}</span>`;
}

function positions(edition: Edition): string {
  return Object.entries(edition.positions).map(([owner, at]) => `${owner} #${number(here().lang, at)}`).join(' · ');
}

/** The form's ending says what it is; the whole name is for whoever hears the link alone. */
function fileLink(edition: Edition, name: string): TemplateResult | typeof nothing {
  const file = edition.files.find((one) => one.name === name);
  return file ? html`<a href=${file.href + (edition.state === 'WITHDRAWN' ? '?original=true' : '')} aria-label=${`${name}, ${edition.number}`}>${name.replace(/^report\./, '').toUpperCase()}</a>` : nothing;
}

export function editionView(id: string): TemplateResult {
  const loaded = need<Edition>('edition', `/v1/editions/${encodeURIComponent(id)}`);
  return html`${loaded.value === null && loaded.error ? html`<h1>${t('editions')}</h1>` : nothing}${shown('edition', loaded, view, 8)}`;
}

function view(edition: Edition): TemplateResult {
  const { lang } = here();
  const name = edition.number ?? t('editionDraft');
  return html`
    <nav class="crumbs" aria-label=${t('editions')}><a href=${to('editions')}>${t('editions')}</a> / <span aria-current="page">${name}</span></nav>
    <h1>${name} ${edition.state === 'DRAFT' ? nothing : badge(edition)}</h1>
    <p class="sub" lang="vi">${edition.title} · ${edition.unitName}</p>
    ${edition.notice ? notice(edition.notice) : nothing}
    <dl class="facts card">
      <div><dt>${t('figuresOf')}</dt><dd>${date(lang, edition.validOn)}</dd></div>
      <div><dt>${t('issuedOn')}</dt><dd>${date(lang, edition.issuedOn)}</dd></div>
      <div><dt>${t('knownTo')}</dt><dd>${time(lang, edition.asOf)}</dd></div>
      <div><dt>${t('positions')}</dt><dd class="small">${positions(edition)}</dd></div>
    </dl>
    <div class="two-one even">${filesOf(edition)}${howToVerify(edition)}</div>
    ${shown('report', need<Report>('report', fileOf(edition, 'report.json')), (report) => html`${report.sections.map((section) => sectionOf(section, edition))}`, 8)}`;
}

function fileOf(edition: Edition, name: string): string {
  return edition.files.find((one) => one.name === name)?.href ?? '';
}

function notice(of: NonNullable<Edition['notice']>): TemplateResult {
  return html`<div class="problem" role="note"><p><strong>${t('withdrawnOn', { date: date(here().lang, of.withdrawnAt) })}</strong> <span lang="vi">${of.reason}</span>
    ${of.replacedBy ? html`<br>${t('replacedBy')} <strong>${of.replacedBy}</strong>` : nothing}</p></div>`;
}

function filesOf(edition: Edition): TemplateResult {
  const { lang } = here();
  const columns: Column<Edition['files'][number]>[] = [
    { name: t('file'), show: (file) => html`<a href=${file.href + (edition.notice && /(html|pdf)$/.test(file.name) ? '?original=true' : '')}>${file.name}</a>`, raw: (file) => file.name },
    { name: t('bytes'), numeric: true, show: (file) => number(lang, file.bytes), raw: (file) => file.bytes },
    { name: 'SHA-256', show: (file) => html`<code>${file.sha256 ?? '–'}</code>`, raw: (file) => file.sha256 },
  ];
  return html`<section class="card" aria-labelledby="files"><h2 id="files">${t('files')}</h2>${tableOf(t('files'), columns, edition.files)}</section>`;
}

function howToVerify(edition: Edition): TemplateResult {
  const address = `${location.origin}/v1/editions/${edition.id}`;
  return html`<section class="card" aria-labelledby="verify"><h2 id="verify">${t('verify')}</h2>
    ${edition.state === 'DRAFT' ? html`<p>${t('draftNote')}</p>` : html`
      <p>${t('verifyText')}</p><pre tabindex="0"><code>./deploy/verify-edition ${address}</code></pre>
      <p>${t('verifyOpenssl')}</p><pre tabindex="0"><code>openssl dgst -sha256 -verify public-key.pem -signature manifest.sig manifest.json</code></pre>
      <p>${t('verifyAgain')} <a href=${`/v1/editions/${edition.id}/check`}>/check</a></p>`}</section>`;
}

/** The report's own words are Vietnamese; headings and columns have both languages. */
function sectionOf(section: Report['sections'][number], edition: Edition): TemplateResult {
  const english = here().lang === 'en';
  return html`<section class="card" aria-labelledby=${'section-' + section.key}><h2 id=${'section-' + section.key}>${english ? section.en : section.vi}</h2>
    ${section.paragraphs.map((text) => html`<p lang="vi">${text}</p>`)}
    ${section.tables.map((table) => tableIn(table, edition, english))}</section>`;
}

function tableIn(table: ReportTable, edition: Edition, english: boolean): TemplateResult {
  const columns = table.columns.map((column, at): Column<ReportTable['rows'][number]> => ({
    name: english ? column.en : column.vi,
    numeric: column.kind === 'NUMBER' || column.kind === 'VND',
    show: (row) => (row[at] === null ? html`<span class="hatched">${t('notReported')}</span>` : cellText(row[at]!, column.kind)),
    raw: (row) => row[at],
  }));
  const caption = `${t('tableNumber', { n: table.number })}: ${english ? table.en : table.vi}`;
  return html`<h3>${caption}</h3>${table.rows.length ? html`${tableOf(caption, columns, table.rows)}<div class="tools">${downloads(`${(edition.number ?? 'draft').replace(/\W+/g, '-')}-${table.key}`, columns, table.rows)}</div>` : html`<p>${t('noRows')}</p>`}`;
}

function cellText(value: string | number, kind: ReportTable['columns'][number]['kind']): TemplateResult | string {
  const { lang } = here();
  if (kind === 'DATE') return date(lang, String(value));
  return kind === 'TEXT' ? html`<span lang="vi">${value}</span>` : number(lang, Number(value), 6);
}
