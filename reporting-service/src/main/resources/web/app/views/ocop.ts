import { html, nothing, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { date, folded, money, month, number } from '../format';
import { downloads, figureOf, sorted, tableOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { whyLink } from '../parts/why';
import { go, here, t, to, withQuery } from '../state';
import { has } from '../text';
import { groupOf } from '../groups';
import { partBars } from './charts';
import { recordAddress } from './record';

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
  channels: Channel[];
  balance: Balance[];
}

interface Channel {
  code: string;
  kind?: string;
  nameVi?: string;
  nameEn?: string;
  amount: number;
  estimated: boolean;
}

interface Balance {
  commodity: string;
  measure: string;
  supply?: number;
  unsold?: number;
  demand?: number;
}

const PAGE = 25;

export function ocopView(): TemplateResult {
  return shown('ocop', need<Products>('ocop', `/v1/ocop-products?${question()}`), view, 8);
}

function groupName(group: string | null | undefined): string {
  return group ? groupOf(here().lang, group) : t('groupUnknown');
}

function view(value: Products): TemplateResult {
  const { lang } = here();
  const rated = value.products.filter((one) => (one.stars ?? 0) >= 3).length;
  if (value.products.length === 0) return html`<h1>OCOP</h1><p class="card">${t('noProducts')}</p>`;
  const total = (one: Products['groups'][number]): number => one.star3 + one.star4 + one.star5 + one.unrated;
  const groups = [...value.groups].sort((a, b) => total(b) - total(a));
  const title = t('ocopTitle', { n: rated, of: value.products.length });
  const ending = value.expiring.reduce((sum, one) => sum + one.products, 0);
  return html`
    <h1>${title}</h1>
    <p>${number(lang, rated)} ${t('rated')}: ${whyLink('ocop.products.rated-3-to-5', t('rated'))} · ${number(lang, value.products.length)} ${t('takingPart')}: ${whyLink('ocop.products.total', t('takingPart'))}</p>
    <div class="figures wide">
      ${figureOf({
        id: 'ocop-groups', title: groupsTitle(groups, value.products.length), subtitle: t('ocopSub'), rows: groups,
        drawing: html`<ul class="legend"><li><span class="key star5"></span>${t('stars', { n: 5 })}</li><li><span class="key star4"></span>${t('stars', { n: 4 })}</li><li><span class="key star3"></span>${t('stars', { n: 3 })}</li><li><span class="key level0"></span>${t('unrated')}</li></ul>
          ${partBars(groups.map((one) => ({ name: groupName(one.group), text: number(lang, total(one)), parts: [
            { name: t('stars', { n: 5 }), value: one.star5, tone: 'star5' },
            { name: t('stars', { n: 4 }), value: one.star4, tone: 'star4' },
            { name: t('stars', { n: 3 }), value: one.star3, tone: 'star3' },
            { name: t('unrated'), value: one.unrated, tone: 'level0' },
          ] })))}`,
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
        drawing: html`<ntm-chart .plot=${{ kind: 'columns', labels: value.expiring.map((one) => month(lang, one.month)), values: value.expiring.map((one) => one.products), format: (n: number) => number(lang, n) }} .label=${t('expiringTitle', { n: ending })} .height=${240}></ntm-chart>`,
        columns: [
          { name: t('month'), show: (row) => month(lang, row.month), raw: (row) => row.month.slice(0, 7) },
          { name: t('product'), numeric: true, show: (row) => number(lang, row.products), raw: (row) => row.products },
        ],
      })}
      ${channelFigure(value)}${balanceFigure(value)}
    </div>
    ${productList(value.products)}`;
}

function groupsTitle(groups: Products['groups'], of: number): string {
  const total = (one: Products['groups'][number]): number => one.star3 + one.star4 + one.star5 + one.unrated;
  const unknown = groups.filter((one) => !one.group).reduce((sum, one) => sum + total(one), 0);
  return unknown > 0 ? t('groupsUnknown', { n: unknown, of }) : t('groupsLargest', { group: groupName(groups[0].group), n: total(groups[0]) });
}

function channelFigure(value: Products): TemplateResult {
  const { lang } = here();
  const rows = value.channels;
  const sum = rows.reduce((total, row) => total + row.amount, 0);
  const online = rows.filter((row) => row.kind === 'E_COMMERCE').reduce((total, row) => total + row.amount, 0);
  const name = (row: Channel): string => (lang === 'en' ? row.nameEn ?? row.nameVi : row.nameVi) ?? row.code;
  return figureOf({
    id: 'ocop-channels', rows,
    title: rows.length ? t('channelsTitle', { amount: money(lang, sum), share: number(lang, (online / sum) * 100, 1) }) : t('channelsNone', { year: value.validOn.slice(0, 4) }),
    subtitle: t('channelsSub', { year: value.validOn.slice(0, 4), date: date(lang, value.validOn) }),
    drawing: rows.length ? partBars(rows.map((row) => ({ name: name(row), text: money(lang, row.amount), parts: [{ name: name(row), value: row.amount, tone: 'met-fill' }] }))) : html`<p class="hatched">${t('nothingToDraw')}</p>`,
    note: rows.some((row) => row.estimated) ? t('estimatedNote') : undefined,
    columns: [
      { name: t('channel'), show: name, raw: name },
      { name: t('kind'), show: (row) => (row.kind && has(row.kind) ? t(row.kind) : row.kind ?? '–'), raw: (row) => row.kind },
      { name: t('sold') + ' (₫)', numeric: true, show: (row) => number(lang, row.amount), raw: (row) => row.amount },
    ],
  });
}

/** The one unit of a row: tonnes where it has a tonne or more, and what is declared in kilograms is divided by. */
function unitOf(row: Balance): { name: string; by: number } {
  const most = Math.max(row.supply ?? 0, row.demand ?? 0, row.unsold ?? 0);
  if (row.measure === 'KILOGRAM' && most >= 1000) return { name: t('tonnes'), by: 1000 };
  return { name: has(row.measure) ? t(row.measure) : row.measure.toLowerCase(), by: 1 };
}

function balanceFigure(value: Products): TemplateResult {
  const { lang } = here();
  const rows = value.balance;
  // What nobody reported is unknown, and not zero: a supply without a demand says nothing about the balance.
  const comparable = rows.filter((row) => row.unsold !== undefined || (row.supply !== undefined && row.demand !== undefined));
  const over = comparable.filter((row) => (row.unsold ?? 0) > 0 || (row.supply !== undefined && row.demand !== undefined && row.demand < row.supply)).length;
  const amount = (row: Balance, of: number | undefined): number | undefined => (of === undefined ? undefined : of / unitOf(row).by);
  const bar = (row: Balance, name: string, of: number | undefined, tone: string) => (of === undefined ? [] : [{ name: `${row.commodity} · ${name}`, text: `${number(lang, amount(row, of), 3)} ${unitOf(row).name}`, parts: [{ name, value: of, tone }] }]);
  // Bars of one measure have one scale; a kilogram is never drawn against a piece.
  const measures = [...new Set(rows.map((row) => row.measure))];
  const bars = (measure: string): TemplateResult => partBars(rows.filter((row) => row.measure === measure).flatMap((row) => [...bar(row, t('supply'), row.supply, 'met-fill'), ...bar(row, t('demand'), row.demand, 'level1'), ...bar(row, t('unsold'), row.unsold, 'behind-fill')]));
  const column = (name: string, of: (row: Balance) => number | undefined): Column<Balance> => ({ name, numeric: true, show: (row) => number(lang, amount(row, of(row)), 3), raw: (row) => amount(row, of(row)) });
  return figureOf({
    id: 'ocop-balance', rows, subtitle: t('balanceSub', { date: date(lang, value.validOn) }),
    title: rows.length === 0 ? t('balanceNone') : comparable.length === 0 ? t('balanceUnknown') : t('balanceTitle', { n: over, of: comparable.length }),
    drawing: rows.length ? html`${measures.map(bars)}` : nothing,
    note: [rows.some((row) => unitOf(row).by === 1000) ? t('tonneNote') : '', measures.length > 1 ? t('measuresNote') : ''].filter(Boolean).join(' ') || undefined,
    columns: [
      { name: t('commodity'), show: (row) => row.commodity, raw: (row) => row.commodity },
      { name: t('measure'), show: (row) => unitOf(row).name, raw: (row) => unitOf(row).name },
      column(t('supply'), (row) => row.supply),
      column(t('demand'), (row) => row.demand),
      column(t('unsold'), (row) => row.unsold),
    ],
  });
}

function productList(all: Product[]): TemplateResult {
  const { lang, query } = here();
  const columns: Column<Product>[] = [
    { key: 'name', name: t('product'), show: (one) => html`<a href=${recordAddress('/v1/products/' + one.id)}>${one.name}</a>`, raw: (one) => one.name },
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
        ${downloads('ocop-products', columns, rows)}</div>
    </section>`;
}
