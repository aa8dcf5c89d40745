import groups from './product-groups.json';
import type { Lang } from './text';

/** Names of the product sets 1 to 26 of the national OCOP catalogue (26/2026/QĐ-TTg); the published reports read the same file. */
const names: Record<string, Record<Lang, string>> = groups;

export function groupOf(lang: Lang, group: string): string {
  const name = names[group];
  return name ? `${group}. ${name[lang]}` : group;
}
