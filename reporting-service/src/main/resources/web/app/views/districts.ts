import { html, nothing, type TemplateResult } from 'lit';
import { number } from '../format';
import { figureOf } from '../parts/table';
import { here, t, to } from '../state';
import { partBars } from './charts';
import { LEVELS, levelOf, type Commune, type Level } from './model';

interface District {
  code: string;
  name: string;
  communes: Commune[];
}

/**
 * Communes by level, district by district, the one with most still to go first. Since 1 July 2025 communes lie beneath the
 * province itself, and there is nothing to compare.
 */
export function districtsFigure(all: Commune[], levelName: (level: Level) => string): TemplateResult | typeof nothing {
  const { lang } = here();
  const districts = new Map<string, District>();
  for (const one of all) {
    if (!one.district) continue;
    const district = districts.get(one.district) ?? { code: one.district, name: one.districtName ?? one.district, communes: [] };
    district.communes.push(one);
    districts.set(one.district, district);
  }
  if (districts.size < 2) return nothing;
  const of = (row: District, level: Level): number => row.communes.filter((one) => levelOf(one) === level).length;
  const rows = [...districts.values()].sort((a, b) => of(b, 'NONE') - of(a, 'NONE') || new Intl.Collator('vi', { numeric: true }).compare(a.name, b.name));
  const most = rows[0];
  const met = (row: District): number => row.communes.length - of(row, 'NONE');
  return figureOf({
    id: 'districts', rows, subtitle: t('districtsSub'), caption: t('districtsSub'),
    title: of(most, 'NONE') === 0 ? t('districtsTitleNone') : t('districtsTitle', { district: most.name, n: of(most, 'NONE') }),
    drawing: html`<ul class="legend">${[...LEVELS].reverse().map((level) => html`<li><span class=${'key level' + LEVELS.indexOf(level)}></span>${levelName(level)}</li>`)}</ul>
      ${partBars(rows.map((row) => ({ name: row.name, text: `${number(lang, met(row))}/${number(lang, row.communes.length)}`, parts: [...LEVELS].reverse().map((level) => ({ name: levelName(level), value: of(row, level), tone: 'level' + LEVELS.indexOf(level) })) })))}`,
    columns: [
      { name: t('district'), show: (row) => html`<a href=${to('place', row.code)}>${row.name}</a>`, raw: (row) => row.name },
      { name: t('communes'), numeric: true, show: (row) => number(lang, row.communes.length), raw: (row) => row.communes.length },
      ...[...LEVELS].reverse().map((level) => ({ name: levelName(level), numeric: true, show: (row: District) => number(lang, of(row, level)), raw: (row: District) => of(row, level) })),
    ],
  });
}
