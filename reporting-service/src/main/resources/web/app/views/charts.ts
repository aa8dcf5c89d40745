import type { Ink, Option } from '../parts/chart';
import { date, month, number } from '../format';
import { here, t } from '../state';
import type { Money } from './model';

function axes(ink: Ink, categories: string[], every?: number): Option {
  return {
    grid: { left: 44, right: 72, top: 16, bottom: 28 },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: ink.surface, borderColor: ink.line, textStyle: { color: ink.text } },
    xAxis: { type: 'category', data: categories, boundaryGap: false, axisLine: { lineStyle: { color: ink.muted } }, axisLabel: { color: ink.muted, interval: every } },
    yAxis: { type: 'value', axisLabel: { color: ink.muted, formatter: (value: number) => number(here().lang, value) }, splitLine: { lineStyle: { color: ink.line } } },
  };
}

function line(ink: Ink, name: string, values: (number | null | undefined)[], colour: string, more: Option = {}): Option {
  return {
    type: 'line', name, data: values.map((value) => value ?? null), showSymbol: false, connectNulls: false,
    lineStyle: { color: colour, width: 2.5 }, itemStyle: { color: colour },
    endLabel: { show: true, formatter: '{a}', color: ink.text, fontSize: 13 }, labelLayout: { moveOverlap: 'shiftY' }, ...more,
  };
}

/** Communes by level over time, the target as a dashed line. */
export function recognitionChart(days: string[], standard: (number | null)[], advanced: (number | null)[], model: (number | null)[], target: number | undefined) {
  const { lang } = here();
  return (ink: Ink): Option => ({
    ...axes(ink, days.map((day) => date(lang, day)), Math.max(1, Math.floor(days.length / 5))),
    series: [
      line(ink, t('standard'), standard, ink.of('met'), target === undefined ? {} : {
        markLine: { silent: true, symbol: 'none', lineStyle: { type: 'dashed', color: ink.muted }, label: { position: 'insideStartTop', color: ink.text, formatter: `${t('target')} ${number(lang, target)}` }, data: [{ yAxis: target }] },
      }),
      line(ink, t('advanced'), advanced, ink.of('cat2')),
      line(ink, t('model'), model, ink.of('cat3')),
    ],
  });
}

/** Plan, the way that the passed year would have, and what was disbursed; in billions. */
export function burnUp(money: Money) {
  const { lang } = here();
  const billions = (value: number | undefined): number | null => (value === undefined ? null : value / 1e9);
  return (ink: Ink): Option => ({
    ...axes(ink, money.months.map((one) => month(lang, one.on))),
    series: [
      line(ink, t('plan'), money.months.map((one) => billions(one.plan)), ink.muted, { lineStyle: { color: ink.muted, width: 2, type: 'dashed' } }),
      line(ink, t('expected'), money.months.map((one) => billions(one.expected)), ink.of('behind'), { lineStyle: { color: ink.of('behind'), width: 2, type: 'dotted' }, endLabel: { show: false } }),
      line(ink, t('disbursed'), money.months.map((one) => billions(one.disbursed)), ink.of('met')),
    ],
  });
}

/** At most thirty links, the rest folded into one. */
export function flowChart(links: { from: string; to: string; amount: number }[]) {
  const names = [...new Set(links.flatMap((link) => [link.from, link.to]))];
  return (ink: Ink): Option => ({
    tooltip: { confine: true, backgroundColor: ink.surface, borderColor: ink.line, textStyle: { color: ink.text } },
    series: [{
      type: 'sankey', left: 8, right: 120, top: 8, bottom: 8, nodeGap: 6, draggable: false, emphasis: { disabled: true },
      data: names.map((name) => ({ name, itemStyle: { color: ink.of('met') } })),
      links: links.map((link) => ({ source: link.from, target: link.to, value: Math.round(link.amount / 1e7) / 100 })),
      label: { color: ink.text, fontSize: 13 }, lineStyle: { color: ink.of('seq3'), opacity: 0.5 },
    }],
  });
}

export function starChart(groups: string[], series: { name: string; values: number[]; colour: string }[]) {
  return (ink: Ink): Option => ({
    grid: { left: 150, right: 16, top: 8, bottom: 28 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true, backgroundColor: ink.surface, borderColor: ink.line, textStyle: { color: ink.text } },
    xAxis: { type: 'value', axisLabel: { color: ink.muted }, splitLine: { lineStyle: { color: ink.line } } },
    yAxis: { type: 'category', data: groups, inverse: true, axisLabel: { color: ink.text, width: 140, overflow: 'break' }, axisTick: { show: false } },
    series: series.map((one) => ({ type: 'bar', stack: 'all', name: one.name, data: one.values, itemStyle: { color: ink.of(one.colour), borderColor: ink.surface, borderWidth: 1 } })),
  });
}

export function monthBars(months: string[], values: number[], name: string) {
  const { lang } = here();
  return (ink: Ink): Option => ({
    ...axes(ink, months.map((one) => month(lang, one))),
    xAxis: { type: 'category', data: months.map((one) => month(lang, one)), axisLabel: { color: ink.muted } },
    grid: { left: 44, right: 16, top: 16, bottom: 28 },
    series: [{ type: 'bar', name, data: values, itemStyle: { color: ink.of('met') } }],
  });
}
