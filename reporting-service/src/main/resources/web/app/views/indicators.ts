import { html, nothing, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { date, folded, number } from '../format';
import { downloads, tableOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { whyLink } from '../parts/why';
import { go, here, t, withQuery } from '../state';
import type { Figure, Indicator } from './model';

interface Row {
  indicator: Indicator;
  figure: Figure;
  statements: { value: number; rival: boolean; source: string }[];
}

export function indicatorsView(day: string): TemplateResult {
  return shown('figures', need<{ items: Row[] }>('figures', `/v1/figures?${question()}`), (page) => view(page.items, day), 12);
}

function view(all: Row[], day: string): TemplateResult {
  const { lang, query } = here();
  const name = (row: Row): string => (lang === 'en' ? row.indicator.nameEn : row.indicator.nameVi);
  const wanted = folded(query.get('q') ?? '');
  const rows = all.filter((row) => !wanted || folded(name(row) + ' ' + row.indicator.code).includes(wanted));
  const published = (row: Row): string => row.statements.map((one) => `${number(lang, one.value, 2)} (${one.source}${one.rival ? ', ≠' : ''})`).join('; ');
  const columns: Column<Row>[] = [
    { name: t('indicators'), show: (row) => html`${name(row)}<br><code class="note">${row.indicator.code}</code>`, raw: (row) => name(row) },
    { name: t('value'), numeric: true, show: (row) => (row.figure.value === null ? html`<span class="hatched">${lang === 'en' ? row.figure.reason?.en : row.figure.reason?.vi}</span>` : html`<strong>${number(lang, row.figure.value, row.indicator.decimals)}</strong>${row.figure.reconstructed ? html`<br><span class="note">${t('partlyReconstructed', { n: number(lang, row.figure.reconstructed) })}</span>` : nothing}`), raw: (row) => row.figure.value },
    { name: t('unit'), show: (row) => (lang === 'en' ? row.indicator.unitEn : row.indicator.unitVi), raw: (row) => row.indicator.unit },
    { name: t('published'), show: (row) => published(row) || '–', raw: published },
    { name: t('why'), show: (row) => whyLink(row.indicator.code, name(row)), raw: (row) => row.indicator.code },
  ];
  return html`
    <h1>${t('indicatorsTitle', { n: all.length, date: date(lang, day) })}</h1>
    <section class="card" aria-labelledby="figures"><h2 id="figures" class="sub">${t('indicatorsSub')}</h2>
      <form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}><label>${t('findIndicator')} <input type="search" .value=${query.get('q') ?? ''} @input=${(event: Event) => go(withQuery({ q: (event.target as HTMLInputElement).value }), true)}></label><p aria-live="polite">${t('results', { n: rows.length })}</p></form>
      ${rows.length ? tableOf(t('indicators'), columns, rows) : nothing}${rows.some((row) => row.statements.length) ? html`<p class="note">${t('sourcesNote')}</p>` : nothing}<div class="tools">${downloads('indicators', columns, rows)}</div></section>`;
}
