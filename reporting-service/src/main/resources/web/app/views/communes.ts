import { html, nothing, svg, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { date, folded, money, number } from '../format';
import { downloads, sorted, tableOf, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { go, here, t, to, withQuery } from '../state';
import { districtsFigure } from './districts';
import { LEVELS, levelOf, missing, type Commune, type Level } from './model';

const PAGE = 25;
const LEVEL_TEXT = { NONE: 'none', STANDARD: 'standard', ADVANCED: 'advanced', MODEL: 'model' } as const;

export function levelName(level: Level): string {
  return t(LEVEL_TEXT[level]);
}

/** A square that is told apart by fill and by shape, not by colour alone. */
export function levelMark(level: Level): TemplateResult {
  const at = LEVELS.indexOf(level);
  return html`<svg class=${'mark level' + at} viewBox="0 0 14 14" aria-hidden="true"><rect x="1" y="1" width="12" height="12" rx="2"/>
    ${[...Array(at)].map((_, dot) => svg`<circle cx=${3.7 + dot * 3.3} cy="7" r="1.3" class="dotmark"/>`)}</svg>`;
}

export function communesView(today: string, day: string): TemplateResult {
  const loaded = need<{ items: Commune[] }>('communes', `/v1/communes?${question()}`);
  return shown('communes', loaded, (page) => {
    const recognised = page.items.filter((one) => one.level).length;
    return html`
      <h1>${t('communesTitle', { n: recognised, of: page.items.length })}</h1>
      <div class="map-table">${mapCard(page.items, today, day)}${tableCard(page.items)}</div>
      ${districtsFigure(page.items, levelName)}`;
  }, 8);
}

/** Since 1 July 2025 communes lie beneath the province itself, and a column of districts would name none. */
function columns(hasDistricts: boolean): Column<Commune>[] {
  const { lang } = here();
  return [
    { key: 'name', name: t('communes'), show: (one) => html`<a href=${to('place', one.code)}>${one.nameVi}</a>${hasDistricts ? html` <span class="phone note">${one.districtName}</span>` : nothing}`, raw: (one) => one.nameVi },
    ...(hasDistricts ? [{ key: 'district', name: t('district'), on: 'desk' as const, show: (one: Commune) => one.districtName ?? '–', raw: (one: Commune) => one.districtName }] : []),
    { key: 'level', name: t('level'), on: 'line', show: (one) => html`${levelMark(levelOf(one))} ${levelName(levelOf(one))}${one.carriedSince ? html` <em>(${t('carriedOver')})</em>` : nothing}`, raw: (one) => levelName(levelOf(one)), sort: (one) => LEVELS.indexOf(levelOf(one)) },
    { key: 'met', name: t('criteriaMet'), numeric: true, show: (one) => one.criteriaMet === undefined ? html`<span class="hatched">${t('notReported')}</span>` : `${one.criteriaMet}/${one.criteriaTotal}`, raw: (one) => one.criteriaMet },
    { key: 'weakest', name: t('weakest'), show: (one) => missing(one).join(', ') || (one.verdicts ? '0' : '–'), raw: (one) => missing(one).join(' '), sort: (one) => (one.verdicts ? missing(one).length : null) },
    { key: 'assessed', name: t('assessedOn'), show: (one) => date(lang, one.assessedOn), raw: (one) => one.assessedOn, sort: (one) => one.assessedOn ?? '' },
    { key: 'plan', name: t('plan'), numeric: true, show: (one) => money(lang, one.plan), raw: (one) => one.plan },
    { key: 'ocop', name: t('productsRated'), numeric: true, show: (one) => `${one.products} (${one.rated})`, raw: (one) => one.products },
  ];
}

function tableCard(all: Commune[]): TemplateResult {
  const { query } = here();
  const districts = new Map(all.filter((one) => one.district).map((one) => [one.district!, one.districtName ?? one.district!]));
  const ofTable = columns(districts.size > 1);
  const wanted = folded(query.get('q') ?? '');
  const rows = sorted(
    all.filter((one) => (!wanted || folded(one.nameVi).includes(wanted))
      && (!query.get('district') || one.district === query.get('district'))
      && (!query.get('level') || levelOf(one) === query.get('level'))),
    ofTable, query.get('sort') ?? '-weakest');
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number(query.get('page') ?? 1)));
  const set = (name: string) => (event: Event): void => go(withQuery({ [name]: (event.target as HTMLInputElement).value, page: null }), true);
  return html`
    <section class="card" aria-labelledby="list">
      <h2 id="list">${t('communes')}</h2>
      <form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <label>${t('filterName')} <input type="search" .value=${query.get('q') ?? ''} @input=${set('q')}></label>
        ${districts.size > 1 || query.get('district') ? html`<label>${t('district')} <select @change=${set('district')}><option value="">${t('allDistricts')}</option>${[...districts].map(([code, name]) => html`<option value=${code} ?selected=${query.get('district') === code}>${name}</option>`)}</select></label>` : nothing}
        <label>${t('level')} <select @change=${set('level')}><option value="">${t('allLevels')}</option>${LEVELS.map((level) => html`<option value=${level} ?selected=${query.get('level') === level}>${levelName(level)}</option>`)}</select></label>
        <p aria-live="polite">${t('results', { n: rows.length })}</p>
      </form>
      ${all.length === 0 ? html`<p>${t('noCommunes')}</p>` : rows.length === 0
        ? html`<p>${t('noResult')} <a href=${withQuery({ q: null, district: null, level: null })}>${t('clearFilters')}</a></p>`
        : tableOf(t('communes'), ofTable, rows.slice((page - 1) * PAGE, page * PAGE), { key: query.get('sort') ?? '-weakest', by: (key) => go(withQuery({ sort: query.get('sort') === '-' + key ? key : '-' + key, page: null }), true) })}
      <div class="tools">
        ${pages > 1 ? html`<nav aria-label=${t('page', { n: page, of: pages })}>
          ${page > 1 ? html`<a href=${withQuery({ page: String(page - 1) })}>${t('previous')}</a>` : nothing} <span>${t('page', { n: page, of: pages })}</span>
          ${page < pages ? html`<a href=${withQuery({ page: String(page + 1) })}>${t('next')}</a>` : nothing}</nav>` : nothing}
        ${downloads('communes', ofTable, rows)}
        <a class="tool" href=${`/v1/communes?${question()}`} download="communes.json">JSON</a>
      </div>
    </section>`;
}

/** Points on a plain frame of latitude and longitude; the slider turns the whole page to a day on which the map changed. */
function mapCard(all: Commune[], today: string, day: string): TemplateResult {
  const { lang } = here();
  const steps = (need<{ items: { day: string }[] }>('reforms', '/v1/reforms').value?.items ?? []).map((one) => one.day).filter((one) => one <= today);
  const before = steps.filter((one) => one < day).pop();
  const after = steps.find((one) => one > day);
  const move = (step: string | undefined): void => { if (step) go(withQuery({ on: step, page: null })); };
  return html`
    <figure class="card map" aria-labelledby="map-title">
      <figcaption><h2 id="map-title">${t('mapTitle')}</h2>
        ${steps.length === 0 ? nothing : html`<div class="slider"><button class="tool" ?disabled=${!before} @click=${() => move(before)}>${t('earlier')}</button>
          <label>${t('mapTime')} <input type="range" min="0" max=${steps.length - 1} step="1" .value=${String(Math.max(0, steps.filter((one) => one <= day).length - 1))}
            aria-valuetext=${date(lang, day)} @change=${(event: Event) => move(steps[Number((event.target as HTMLInputElement).value)])}></label>
          <button class="tool" ?disabled=${!after} @click=${() => move(after)}>${t('later')}</button>
          <strong>${date(lang, day)}</strong></div>`}</figcaption>
      ${day ? shown('boundaries', need<{ features: Outline[] }>('boundaries', `/v1/boundaries?validOn=${day}`), (found) => points(all, found.features), 5) : nothing}
    </figure>`;
}

type Position = [number, number];

interface Outline {
  properties: { code: string };
  geometry: { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: Position[][][] };
}

const WIDTH = 580;
const HEIGHT = 380;

/** Longitude and latitude laid flat: at this latitude a degree of longitude is shorter than one of latitude. */
function projection(all: Position[]): (at: Position) => [number, number] {
  const longitudes = all.map((one) => one[0]);
  const latitudes = all.map((one) => one[1]);
  const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const [west, east, south, north] = [least(longitudes), most(longitudes), least(latitudes), most(latitudes)];
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min((WIDTH - 40) / ((east - west) * narrow || 1), (HEIGHT - 40) / (north - south || 1));
  const left = (WIDTH - (east - west) * narrow * scale) / 2;
  const top = (HEIGHT - (north - south) * scale) / 2;
  return ([longitude, latitude]) => [left + (longitude - west) * narrow * scale, top + (north - latitude) * scale];
}

function rings(outline: Outline): Position[][] {
  return outline.geometry.type === 'Polygon' ? outline.geometry.coordinates : outline.geometry.coordinates.flat();
}

/** A commune is its outline where the province brought one along, else a point; outlines of other units are drawn as lines. */
function points(all: Commune[], outlines: Outline[]): TemplateResult {
  const outlined = new Set(outlines.map((one) => one.properties.code));
  const placed = all.filter((one) => one.latitude !== undefined && one.longitude !== undefined && !outlined.has(one.code));
  const at = projection([...placed.map((one): Position => [one.longitude!, one.latitude!]), ...outlines.flatMap((one) => rings(one).flat())]);
  const path = (outline: Outline): string => rings(outline).map((ring) => 'M' + ring.map((one) => at(one).map((x) => x.toFixed(1)).join(' ')).join('L') + 'Z').join('');
  const counts = LEVELS.map((level) => all.filter((one) => levelOf(one) === level).length);
  const communes = new Map(all.map((one) => [one.code, one]));
  const unplaced = all.filter((one) => !outlined.has(one.code) && one.latitude === undefined).length;
  const words = (one: Commune): string => `${one.nameVi} · ${levelName(levelOf(one))}${one.criteriaMet === undefined ? '' : ` · ${one.criteriaMet}/${one.criteriaTotal}`}`;
  const link = (one: Commune, mark: TemplateResult): TemplateResult => svg`<a href=${to('place', one.code)} tabindex="-1" aria-label=${words(one)}>${mark}</a>`;
  return html`
    <svg class="points" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label=${LEVELS.map((level, index) => `${levelName(level)}: ${counts[index]}`).join('; ')}>
      <rect x="0.5" y="0.5" width=${WIDTH - 1} height=${HEIGHT - 1} class="frame"/>
      ${outlines.filter((one) => communes.has(one.properties.code)).map((one) => {
        const commune = communes.get(one.properties.code)!;
        return link(commune, svg`<path class=${'outline level' + LEVELS.indexOf(levelOf(commune))} d=${path(one)} fill-rule="evenodd"><title>${words(commune)}</title></path>`);
      })}
      ${outlines.filter((one) => !communes.has(one.properties.code)).map((one) => svg`<path class="border" d=${path(one)}/>`)}
      ${placed.map((one) => { const [x, y] = at([one.longitude!, one.latitude!]); return link(one, svg`<circle cx=${x} cy=${y} r="6.5" class=${'level' + LEVELS.indexOf(levelOf(one))}><title>${words(one)}</title></circle>`); })}
    </svg>
    <ul class="legend">${LEVELS.map((level, index) => html`<li>${levelMark(level)} ${levelName(level)} <strong>${counts[index]}</strong></li>`)}</ul>
    <p class="note">${t('mapNote', { n: unplaced })}</p>`;
}
