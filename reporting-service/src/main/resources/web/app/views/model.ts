/** Answers of the API, as far as the views use them. */
export interface Indicator {
  code: string;
  nameVi: string;
  nameEn: string;
  unit: string;
  unitVi: string;
  unitEn: string;
  decimals: number;
  direction: string;
}

export interface Figure {
  value: number | null;
  numerator?: number;
  denominator?: number;
  criteriaSet?: string;
  notReported?: number;
  /** Units that hold their level by what the units that they were made of held. */
  carriedOver?: number;
  reconstructed?: number;
  reason?: { vi: string; en: string };
}

export interface Comparison {
  target?: number;
  expected?: number;
  remaining?: number;
  standing: 'MET' | 'ON_TRACK' | 'BEHIND' | 'NO_TARGET' | 'NOT_REPORTED';
  lastYearOn: string;
  lastYear?: number;
  change?: number;
  changeIs?: 'BETTER' | 'WORSE' | 'SAME' | 'NEUTRAL';
}

export interface Unit {
  code: string;
  nameVi: string;
  kind: string;
  parentCode?: string;
}

export interface Tile {
  topic: 'recognition' | 'criteria' | 'money' | 'ocop';
  indicator: Indicator;
  shownOn: string;
  figure: Figure;
  criteriaSet?: { nameVi: string; nameEn: string };
  of?: number;
  comparison: Comparison;
  trend: { on: string; value: number | null }[];
  beside: { indicator: Indicator; value?: number }[];
}

export interface Attention {
  kind: 'LATE_MONEY' | 'NOT_RECOGNISED' | 'AT_RISK' | 'EXPIRING' | 'NOT_REPORTED';
  share: number;
  count: number;
  of: number;
  amount?: number;
  worst: { unit?: string; name: string; amount?: number; until?: string; record?: string }[];
}

export interface Overview {
  unit: Unit;
  validOn: string;
  asOf: string;
  today: string;
  firstDay: string;
  newest: string;
  tiles: Tile[];
  attention: Attention[];
}

export interface Commune {
  code: string;
  nameVi: string;
  district?: string;
  districtName?: string;
  latitude?: number;
  longitude?: number;
  level?: 'STANDARD' | 'ADVANCED' | 'MODEL';
  decidedOn?: string;
  carriedSince?: string;
  criteriaSet?: string;
  assessedOn?: string;
  criteriaMet?: number;
  criteriaTotal?: number;
  verdicts?: Record<string, string>;
  plan?: number;
  disbursed?: number;
  products: number;
  rated: number;
}

export interface Criterion {
  code: string;
  nameVi: string;
  nameEn: string;
}

export interface Money {
  validOn: string;
  budgetYear: number;
  plan: number | null;
  disbursed: number | null;
  months: { on: string; plan?: number; expected?: number; committed?: number; disbursed?: number }[];
  units: { unit: string; nameVi: string; plan?: number; expected?: number; disbursed?: number; ratePercent?: number }[];
  flows: { from: string; fromUnit?: string; to: string; unitName?: string; project?: string; amount: number; disbursed?: number }[];
  obstacles?: Obstacle[];
}

/** What holds money up, since when, and who has to move it. */
export interface Obstacle {
  unit: string;
  unitName?: string;
  project?: string;
  text: string;
  owner?: string;
  held: number;
  openedOn: string;
  dueOn?: string;
}

export const LEVELS = ['NONE', 'STANDARD', 'ADVANCED', 'MODEL'] as const;
export type Level = (typeof LEVELS)[number];

export function levelOf(commune: Commune): Level {
  return commune.level ?? 'NONE';
}

export function missing(commune: Commune): string[] {
  return Object.entries(commune.verdicts ?? {}).filter(([, verdict]) => verdict !== 'MET').map(([code]) => code);
}
