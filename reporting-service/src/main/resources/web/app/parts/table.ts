import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../state';

/** A column of a table and of its download: the same numbers, written for people and for machines. */
export interface Column<T> {
  name: string;
  numeric?: boolean;
  show: (row: T) => TemplateResult | string | typeof nothing;
  raw: (row: T) => string | number | null | undefined;
  sort?: (row: T) => string | number | null | undefined;
  key?: string;
  /** On a phone there is little room across: a column for the desk alone, or one whose few words need no more than their line. */
  on?: 'desk' | 'line';
}

export function tableOf<T>(caption: string, columns: Column<T>[], rows: T[], sorting?: { key: string; by: (key: string) => void }): TemplateResult {
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${t('tableOf', { caption })}>
      <table>
        <caption class="quiet">${caption}</caption>
        <thead><tr>${columns.map((column) => html`
          <th scope="col" class=${kind(column)} aria-sort=${sortState(column, sorting?.key)}>
            ${sorting && column.key
              ? html`<button class="sort" aria-label=${t('sortBy', { column: column.name })} @click=${() => sorting.by(column.key!)}>
                  ${column.name} <span aria-hidden="true">${arrow(column.key, sorting.key)}</span></button>`
              : column.name}
          </th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${columns.map((column, at) => at === 0
          ? html`<th scope="row">${column.show(row)}</th>`
          : html`<td class=${kind(column)}>${column.show(row)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}

function kind(column: { numeric?: boolean; on?: string }): string {
  return `${column.numeric ? 'n' : ''} ${column.on ?? ''}`.trim();
}

function sortState(column: { key?: string }, sorted?: string): 'ascending' | 'descending' | typeof nothing {
  if (!column.key || !sorted) return nothing as typeof nothing;
  return sorted === column.key ? 'ascending' : sorted === '-' + column.key ? 'descending' : (nothing as typeof nothing);
}

function arrow(key: string, sorted: string): TemplateResult | typeof nothing {
  if (sorted !== key && sorted !== '-' + key) return nothing;
  return html`<svg viewBox="0 0 8 8" width="8" height="8"><path d=${sorted === key ? 'M0 6 4 1 8 6z' : 'M0 2 4 7 8 2z'} fill="currentColor"/></svg>`;
}

/** Missing values always last, whatever the direction. */
export function sorted<T>(rows: T[], columns: Column<T>[], order: string): T[] {
  const down = order.startsWith('-');
  const column = columns.find((one) => one.key === order.replace('-', ''));
  if (!column) return rows;
  const value = column.sort ?? column.raw;
  const collator = new Intl.Collator('vi', { numeric: true });
  return [...rows].sort((a, b) => {
    const x = value(a);
    const y = value(b);
    if (x === null || x === undefined) return y === null || y === undefined ? 0 : 1;
    if (y === null || y === undefined) return -1;
    const compared = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return down ? -compared : compared;
  });
}

/** Exactly the rows that are shown: as CSV with a mark that tells spreadsheets the encoding, and as XLSX with real numbers. */
export function downloads<T>(file: string, columns: Column<T>[], rows: T[]): TemplateResult {
  const cells = (): (string | number | null | undefined)[][] => [columns.map((column) => column.name), ...rows.map((row) => columns.map((column) => column.raw(row)))];
  const csv = (): void => save(file + '.csv', new Blob(['\ufeff' + cells().map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n'], { type: 'text/csv' }));
  const xlsx = async (): Promise<void> => save(file + '.xlsx', (await import('./xlsx')).workbook(cells()));
  return html`<span class="downloads"><button class="tool" data-csv=${file} @click=${csv}>${t('csv')}</button> <button class="tool" data-xlsx=${file} @click=${xlsx}>${t('xlsx')}</button></span>`;
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function cell(value: string | number | null | undefined): string {
  let text = value === null || value === undefined ? '' : String(value);
  if (typeof value === 'string' && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

/** A figure: the message, what it is, the drawing, and the table with the same numbers. */
export function figureOf<T>(of: {
  id: string;
  title: string;
  subtitle: string;
  drawing: TemplateResult | typeof nothing;
  caption?: string;
  columns: Column<T>[];
  rows: T[];
  note?: string;
  open?: boolean;
}): TemplateResult {
  return html`
    <figure class="card" aria-labelledby=${of.id + '-title'}>
      <figcaption>
        <h2 id=${of.id + '-title'}>${of.title}</h2>
        <p class="sub">${of.subtitle}</p>
      </figcaption>
      ${of.drawing}
      ${of.note ? html`<p class="note">${of.note}</p>` : nothing}
      <div class="tools">
        <details ?open=${of.open ?? false}><summary>${t('table')}</summary>${tableOf(of.caption ?? of.subtitle, of.columns, of.rows)}</details>
        ${downloads(of.id, of.columns, of.rows)}
      </div>
    </figure>`;
}
