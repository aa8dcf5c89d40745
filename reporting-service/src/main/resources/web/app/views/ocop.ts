import { html, nothing, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { date, folded, month, number } from '../format';
import { csvButton, figureOf, sorted, tableOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { whyLink } from '../parts/why';
import { go, here, t, to, withQuery } from '../state';
import { monthBars, starChart } from './charts';
import { memo } from './overview';

interface Product {
  id: string;
  code: string;
  name: string;
  group?: string;
  producer?: string;
  unit: string;
  unitName?: string;
  joinedOn: string;
  stars?: number;
  validUntil?: string;
}

interface Products {
  validOn: string;
  groups: { group?: string | null; star3: number; star4: number; star5: number; unrated: number }[];
  expiring: { month: string; products: number }[];
  products: Product[];
}

const PAGE = 25;

export function ocopView(): TemplateResult {
  return shown('ocop', need<Products>('ocop', `/v1/ocop-products?${question()}`), view, 8);
}

function groupName(group: string | null | undefined): string {
  return group ? (/^\d+$/.test(group) ? t('groupN', { n: group }) : group) : t('groupUnknown');
}

function view(value: Products): TemplateResult {
  const { lang } = here();
  const rated = value.products.filter((one) => (one.stars ?? 0) >= 3).length;
  if (value.products.length === 0) return html`<h1>OCOP</h1><p class="card">${t('noProducts')}</p>`;
  const groups = [...value.groups].sort((a, b) => new Intl.Collator('vi', { numeric: true }).compare(a.group ?? '~', b.group ?? '~'));
  const title = t('ocopTitle', { n: rated, of: value.products.length });
  const ending = value.expiring.reduce((sum, one) => sum + one.products, 0);
  return html`
    <h1>${title}</h1>
    <p>${whyLink('ocop.products.rated-3-to-5', t('ocop'))} · ${whyLink('ocop.products.total', t('product'))}</p>
    <div class="figures two">
      ${figureOf({
        id: 'ocop-groups', title, subtitle: t('ocopSub'), rows: groups,
        drawing: html`<ul class="legend"><li><span class="key star5"></span>${t('stars', { n: 5 })}</li><li><span class="key star4"></span>${t('stars', { n: 4 })}</li><li><span class="key star3"></span>${t('stars', { n: 3 })}</li><li><span class="key level0"></span>${t('unrated')}</li></ul>
          <ntm-chart .option=${memo('stars', groups, () => starChart(groups.map((one) => groupName(one.group)), [
            { name: t('stars', { n: 5 }), values: groups.map((one) => one.star5), colour: 'star5' },
            { name: t('stars', { n: 4 }), values: groups.map((one) => one.star4), colour: 'star4' },
            { name: t('stars', { n: 3 }), values: groups.map((one) => one.star3), colour: 'star3' },
            { name: t('unrated'), values: groups.map((one) => one.unrated), colour: 'level0' },
          ]))} .label=${title} .height=${Math.max(160, groups.length * 26 + 40)}></ntm-chart>`,
        columns: [
          { name: t('group'), show: (row) => groupName(row.group), raw: (row) => groupName(row.group) },
          { name: t('stars', { n: 5 }), numeric: true, show: (row) => number(lang, row.star5), raw: (row) => row.star5 },
          { name: t('stars', { n: 4 }), numeric: true, show: (row) => number(lang, row.star4), raw: (row) => row.star4 },
          { name: t('stars', { n: 3 }), numeric: true, show: (row) => number(lang, row.star3), raw: (row) => row.star3 },
          { name: t('unrated'), numeric: true, show: (row) => number(lang, row.unrated), raw: (row) => row.unrated },
        ],
      })}
      ${figureOf({
        id: 'ocop-expiring', title: t('expiringTitle', { n: ending }), subtitle: t('expiringSub'), rows: value.expiring,
        drawing: html`<ntm-chart .option=${memo('expiring', value.expiring, () => monthBars(value.expiring.map((one) => one.month), value.expiring.map((one) => one.products), t('product')))} .label=${t('expiringTitle', { n: ending })} .height=${240}></ntm-chart>`,
        columns: [
          { name: t('month'), show: (row) => month(lang, row.month), raw: (row) => row.month.slice(0, 7) },
          { name: t('product'), numeric: true, show: (row) => number(lang, row.products), raw: (row) => row.products },
        ],
      })}
    </div>
    ${productList(value.products)}`;
}

function productList(all: Product[]): TemplateResult {
  const { lang, query } = here();
  const columns: Column<Product>[] = [
    { key: 'name', name: t('product'), show: (one) => one.name, raw: (one) => one.name },
    { key: 'stars', name: t('star'), numeric: true, show: (one) => (one.stars ? number(lang, one.stars) : '–'), raw: (one) => one.stars },
    { key: 'group', name: t('group'), show: (one) => groupName(one.group), raw: (one) => one.group },
    { key: 'producer', name: t('producer'), show: (one) => one.producer ?? '–', raw: (one) => one.producer },
    { key: 'unit', name: t('unit'), show: (one) => html`<a href=${to('place', one.unit)}>${one.unitName ?? one.unit}</a>`, raw: (one) => one.unitName ?? one.unit },
    { key: 'until', name: t('validUntil'), show: (one) => date(lang, one.validUntil), raw: (one) => one.validUntil },
  ];
  const wanted = folded(query.get('q') ?? '');
  const order = query.get('sort') ?? '-stars';
  const rows = sorted(all.filter((one) => !wanted || folded(`${one.name} ${one.producer ?? ''} ${one.code}`).includes(wanted)), columns, order);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number(query.get('page') ?? 1)));
  return html`
    <section class="card" aria-labelledby="products"><h2 id="products">${t('productsTitle')}</h2>
      <form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}><label>${t('findProduct')} <input type="search" .value=${query.get('q') ?? ''} @input=${(event: Event) => go(withQuery({ q: (event.target as HTMLInputElement).value, page: null }), true)}></label>
        <p aria-live="polite">${t('results', { n: rows.length })}</p></form>
      ${rows.length === 0 ? html`<p>${t('noMatchProduct')} <a href=${withQuery({ q: null })}>${t('clearFilters')}</a></p>` : tableOf(t('productsTitle'), columns, rows.slice((page - 1) * PAGE, page * PAGE), { key: order, by: (key) => go(withQuery({ sort: order === '-' + key ? key : '-' + key, page: null }), true) })}
      <div class="tools">${pages > 1 ? html`<nav aria-label=${t('page', { n: page, of: pages })}>${page > 1 ? html`<a href=${withQuery({ page: String(page - 1) })}>${t('previous')}</a>` : nothing} <span>${t('page', { n: page, of: pages })}</span> ${page < pages ? html`<a href=${withQuery({ page: String(page + 1) })}>${t('next')}</a>` : nothing}</nav>` : nothing}
        ${csvButton('ocop-products', columns, rows)}</div>
    </section>`;
}
