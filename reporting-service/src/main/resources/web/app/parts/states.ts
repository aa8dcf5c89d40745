import { html, nothing, type TemplateResult } from 'lit';
import { refresh, type Loaded } from '../data';
import { here, t } from '../state';

/** What is seen while an answer is on its way, or does not come; with a value, the value stays. */
export function shown<T>(slot: string, loaded: Loaded<T>, view: (value: T) => TemplateResult, rows = 3): TemplateResult {
  const problem = loaded.error
    ? html`<div class="problem" role="alert"><p>${t('failed')} <button class="tool" @click=${() => refresh([slot])}>${t('retry')}</button></p><p class="note">${loaded.error}</p></div>`
    : nothing;
  if (loaded.value !== null) {
    return html`${problem}<div class=${loaded.loading ? 'refreshing' : ''} aria-busy=${loaded.loading}>${view(loaded.value)}</div>`;
  }
  return loaded.error
    ? html`${problem}<p><a href=${`/${here().lang}`}>${t('startPage')}</a></p>`
    : html`<div class="skeleton" aria-busy="true"><p class="quiet">${t('loading')}</p>${Array.from({ length: rows }, () => html`<div class="bone"></div>`)}</div>`;
}
