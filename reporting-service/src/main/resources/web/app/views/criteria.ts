import { html, nothing, type TemplateResult } from 'lit';
import { need, question } from '../data';
import { downloads, type Column } from '../parts/table';
import { shown } from '../parts/states';
import { go, here, t, to, withQuery } from '../state';
import type { Commune, Criterion } from './model';
import { missing } from './model';

interface Table {
  criteriaSet?: string;
  nameVi?: string;
  nameEn?: string;
  criteria: Criterion[];
  communes: Commune[];
  otherSets: number;
}

/** A real table, not a picture: what is met is pale, what is not met or not reported is loud. */
export function criteriaView(): TemplateResult {
  const loaded = need<Table>('criteria', `/v1/criteria-table?${question()}`);
  return shown('criteria', loaded, heat, 10);
}

function heat(table: Table): TemplateResult {
  const { lang, query } = here();
  if (!table.criteriaSet) return html`<h1>${t('criteria')}</h1><p class="card">${t('heatEmpty')}</p>`;
  const assessed = table.communes.filter((one) => one.criteriaSet === table.criteriaSet);
  const codes = table.criteria.length ? table.criteria : [...new Set(assessed.flatMap((one) => Object.keys(one.verdicts ?? {})))].map((code) => ({ code, nameVi: code, nameEn: code }));
  const misses = codes.map((one) => ({ criterion: one, n: assessed.filter((commune) => commune.verdicts?.[one.code] !== 'MET').length }));
  const worst = [...misses].sort((a, b) => b.n - a.n)[0];
  const only = query.get('only') === 'missing';
  const rows = [...assessed].sort((a, b) => missing(b).length - missing(a).length || new Intl.Collator('vi').compare(a.nameVi, b.nameVi)).filter((one) => !only || missing(one).length > 0);
  const criterionName = (one: Criterion): string => (lang === 'en' ? one.nameEn : one.nameVi);
  const columns: Column<Commune>[] = [
    { name: t('communes'), show: (one) => one.nameVi, raw: (one) => one.nameVi },
    { name: t('district'), show: (one) => one.districtName ?? '', raw: (one) => one.districtName },
    ...codes.map((criterion): Column<Commune> => ({ name: `${criterion.code} ${criterionName(criterion)}`, show: () => '', raw: (one) => one.verdicts?.[criterion.code] ?? 'NOT_REPORTED' })),
  ];
  return html`
    <h1>${worst && worst.n > 0 ? t('heatTitle', { code: worst.criterion.code, name: criterionName(worst.criterion), n: worst.n }) : t('heatTitleNone')}</h1>
    <section class="card" aria-labelledby="heat">
      <h2 id="heat" class="sub">${t('heatSub', { set: (lang === 'en' ? table.nameEn : table.nameVi) ?? table.criteriaSet })}</h2>
      <p class="filters"><label><input type="checkbox" .checked=${only} @change=${() => go(withQuery({ only: only ? null : 'missing' }), true)}> ${t('onlyMissing')}</label>
        <span class="legend-inline">${cell('MET')} ${t('MET_CELL')} ${cell('NOT_MET')} ${t('NOT_MET_CELL')} ${cell('NOT_REPORTED')} ${t('NOT_REPORTED_CELL')}</span></p>
      <div class="scroll tall" tabindex="0" role="region" aria-label=${t('tableOf', { caption: t('criteria') })}>
        <table class="heat">
          <thead><tr><th scope="col">${t('communes')}</th>${codes.map((one) => html`<th scope="col"><abbr title=${criterionName(one)}>${one.code}</abbr></th>`)}<th scope="col" class="n">${t('criteriaMet')}</th></tr></thead>
          <tbody>${rows.map((one) => html`<tr><th scope="row"><a href=${to('place', one.code)}>${one.nameVi}</a> <span class="note">${one.districtName}</span></th>
            ${codes.map((criterion) => html`<td class=${(one.verdicts?.[criterion.code] ?? 'NOT_REPORTED').toLowerCase()}>${cell(one.verdicts?.[criterion.code] ?? 'NOT_REPORTED')}</td>`)}
            <td class="n">${one.criteriaMet}/${one.criteriaTotal}</td></tr>`)}</tbody>
          <tfoot><tr><th scope="row">${t('metOf')}</th>${misses.map((one) => html`<td class="n">${assessed.length - one.n}</td>`)}<td class="n">${assessed.length}</td></tr></tfoot>
        </table>
      </div>
      ${table.otherSets ? html`<p class="note">${t('heatOthers', { n: table.otherSets })}</p>` : nothing}
      <details><summary>${t('criteria')}</summary><ol class="plain">${codes.map((one) => html`<li><strong>${one.code}</strong> ${criterionName(one)}</li>`)}</ol></details>
      <div class="tools">${downloads('criteria', columns, rows)}</div>
    </section>`;
}

export function cell(verdict: string): TemplateResult {
  const word = verdict === 'MET' ? t('MET_CELL') : verdict === 'NOT_MET' ? t('NOT_MET_CELL') : t('NOT_REPORTED_CELL');
  const path = verdict === 'MET' ? 'M3 8l3.5 3.5L13 4' : verdict === 'NOT_MET' ? 'M8 2v8M8 12.5v1.5' : 'M3 13 13 3';
  return html`<span class=${'verdict ' + verdict.toLowerCase()}><svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} fill="none" stroke="currentColor" stroke-width="2.4"/></svg><span class="quiet">${word}</span></span>`;
}
