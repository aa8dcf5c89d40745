import { date, month } from '../format';
import { here, t } from '../state';

/** A day is written only where the day is known; of some decisions it is the month or the year. */
export function dayKnown(iso: string | undefined, precision?: unknown): string {
  const { lang } = here();
  if (iso && precision === 'YEAR') return t('precisionYear', { year: iso.slice(0, 4) });
  return iso && precision === 'MONTH' ? t('precisionMonth', { month: month(lang, iso) }) : date(lang, iso);
}
