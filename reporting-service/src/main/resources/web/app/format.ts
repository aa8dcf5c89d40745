import type { Lang } from './text';

/** Numbers and dates as the administration writes them; the browser's own short forms are wrong for Vietnamese. */
export function number(lang: Lang, value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined) return '–';
  const rounded = halfUp(Math.abs(value), decimals);
  const [whole, part = ''] = rounded.split('.');
  const kept = part.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'vi' ? '.' : ',');
  const sign = value < 0 && Number(rounded) !== 0 ? '−' : '';
  return sign + grouped + (kept ? (lang === 'vi' ? ',' : '.') + kept : '');
}

/** Half goes up, by the decimal digits: 0.35 is no double, and toFixed would make 0.3 of it. */
function halfUp(value: number, decimals: number): string {
  const digits = Number(`${value}e${decimals}`);
  return Number.isFinite(digits) ? Number(`${Math.round(digits)}e-${decimals}`).toFixed(decimals) : value.toFixed(decimals);
}

export function signed(lang: Lang, value: number, decimals = 0): string {
  return (value > 0 ? '+' : '') + number(lang, value, decimals);
}

/** One unit per amount and at most one decimal; tables and downloads have the exact đồng. */
export function money(lang: Lang, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (size >= 1e9) return lang === 'vi' ? `${number(lang, value / 1e9, 1)} tỷ đồng` : `VND ${number(lang, value / 1e9, 1)} billion`;
  if (size >= 1e6) return lang === 'vi' ? `${number(lang, value / 1e6, 1)} triệu đồng` : `VND ${number(lang, value / 1e6, 1)} million`;
  return lang === 'vi' ? `${number(lang, value)} ₫` : `VND ${number(lang, value)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function date(lang: Lang, iso: string | null | undefined): string {
  if (!iso) return '–';
  const [year, month, day] = iso.slice(0, 10).split('-');
  return lang === 'vi' ? `${day}/${month}/${year}` : `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

export function month(lang: Lang, iso: string): string {
  const [year, number] = iso.split('-');
  return lang === 'vi' ? `${number}/${year}` : `${MONTHS[Number(number) - 1]} ${year}`;
}

/** In Viet Nam's time, seven hours ahead of UTC the whole year. */
export function time(lang: Lang, iso: string): string {
  const local = new Date(Date.parse(iso) + 7 * 3600_000).toISOString();
  return `${local.slice(11, 16)} ${date(lang, local)}`;
}

/** dd/mm/yyyy to ISO, or null where it is no day of the calendar. */
export function parseDate(text: string): string | null {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!match) return null;
  const iso = `${match[3]}-${match[2].padStart(2, '0')}-${match[1].padStart(2, '0')}`;
  const parsed = new Date(iso + 'T00:00:00Z');
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === iso ? iso : null;
}

/** For searching: without marks, đ as d. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
