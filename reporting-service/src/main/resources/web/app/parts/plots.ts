import { nothing, svg, type TemplateResult } from 'lit';

/** Colour of a series, by the name of its class in the style sheet. */
export type Tone = 'met' | 'behind' | 'muted' | 'cat2' | 'cat3';

export interface Line {
  name: string;
  tone: Tone;
  values: (number | null | undefined)[];
  style?: 'dashed' | 'dotted';
  /** Lowest and highest that the value may be, where it is a forecast. */
  band?: ([number, number] | null)[];
}

export interface Mark {
  day: string;
  text: string;
}

export type Plot =
  | { kind: 'lines'; days: string[]; label: (day: string) => string; format: (value: number) => string; lines: Line[]; target?: { value: number; text: string; from?: string }; marks?: Mark[] }
  | { kind: 'columns'; labels: string[]; values: number[]; format: (value: number) => string }
  | { kind: 'flow'; columns: { id: string; name: string }[][]; links: { from: string; to: string; value: number }[]; format: (value: number) => string };

export function draw(plot: Plot, width: number, height: number): TemplateResult {
  switch (plot.kind) {
    case 'lines': return lines(plot, width, height);
    case 'columns': return columns(plot, width, height);
    case 'flow': return flow(plot, width, height);
  }
}

const LETTER = 7.2;
const ROW = 17;

/** Round steps from zero: an axis that starts elsewhere makes small changes look large. */
export function ticks(highest: number, most: number): number[] {
  if (highest <= 0) return [0];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((one) => one * power >= rough)!;
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Labels that would lie on each other are pushed apart, in their order, within the frame. */
export function apart(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y);
  for (let i = 1; i < order.length; i++) order[i].y = Math.max(order[i].y, order[i - 1].y + gap);
  let floor = high;
  for (let i = order.length - 1; i >= 0; i--) {
    order[i].y = Math.max(low, Math.min(order[i].y, floor));
    floor = order[i].y - gap;
  }
  const placed: number[] = [];
  order.forEach((one) => { placed[one.at] = one.y; });
  return placed;
}

function frame(values: number[], format: (value: number) => string, left: number, right: number, top: number, bottom: number): { y: (value: number) => number; grid: TemplateResult } {
  const steps = ticks(Math.max(...values, 0), Math.max(3, Math.floor((bottom - top) / 44)));
  const highest = steps[steps.length - 1] || 1;
  const y = (value: number): number => bottom - (value / highest) * (bottom - top);
  return { y, grid: svg`${steps.map((step) => svg`<line class="rule" x1=${left} x2=${right} y1=${y(step)} y2=${y(step)}/><text class="axis end" x=${left - 8} y=${y(step) + 4}>${format(step)}</text>`)}` };
}

function widest(texts: string[]): number {
  return Math.max(0, ...texts.map((text) => text.length)) * LETTER;
}

function lines(plot: Extract<Plot, { kind: 'lines' }>, width: number, height: number): TemplateResult {
  const known = plot.lines.flatMap((line) => line.values).concat(plot.lines.flatMap((line) => (line.band ?? []).flat())).filter((value): value is number => value !== null && value !== undefined);
  const all = plot.target ? [...known, plot.target.value] : known;
  const narrow = width < 520;
  const last = (line: Line): number => line.values.reduce<number>((at, value, i) => (value === null || value === undefined ? at : i), -1);
  const named = plot.lines.filter((line) => last(line) >= 0);
  const tag = (line: Line): string => `${line.name} ${plot.format(line.values[last(line)]!)}`;
  const left = widest(ticks(Math.max(...all, 0), 5).map(plot.format)) + 14;
  const right = width - (narrow ? 12 : widest(named.map(tag)) + 14);
  const top = narrow ? named.length * ROW + 12 : 14;
  const bottom = height - 24;
  const { y, grid } = frame(all, plot.format, left, right, top, bottom);
  const first = Date.parse(plot.days[0]);
  const span = Date.parse(plot.days[plot.days.length - 1]) - first || 1;
  const x = (day: string): number => left + ((Date.parse(day) - first) / span) * (right - left);
  const every = Math.max(1, Math.ceil(plot.days.length / Math.max(1, Math.floor((right - left) / (widest(plot.days.map(plot.label)) + 18)))));
  const labelled = plot.days.filter((_, at) => (plot.days.length - 1 - at) % every === 0);
  const end = plot.days[plot.days.length - 1];
  const room = widest([plot.label(end)]);
  const seen = labelled.filter((day) => day === end || (x(day) - room / 2 > left - 20 && x(day) + room / 2 + 12 < right - room));
  const places = narrow ? named.map((_, at) => 12 + at * ROW) : apart(named.map((line) => y(line.values[last(line)]!)), ROW, top, bottom);
  const half = (right - left) / Math.max(1, plot.days.length - 1) / 2;
  return svg`
    ${grid}
    ${seen.map((day) => svg`<text class=${'axis ' + (day === end ? 'end' : 'middle')} x=${day === end ? right : x(day)} y=${height - 6}>${plot.label(day)}</text>`)}
    ${plot.target === undefined ? nothing : svg`<line class="goal" x1=${plot.target.from ? x(plot.target.from) : left} x2=${right} y1=${y(plot.target.value)} y2=${y(plot.target.value)}/><text class="note-text" x=${left + 4} y=${y(plot.target.value) + (y(plot.target.value) < top + 16 ? 15 : -5)}>${plot.target.text}</text>`}
    ${plot.lines.map((line) => svg`${line.band ? svg`<path class=${'band ' + line.tone} d=${bandPath(plot.days.map(x), line.band, y)}/>` : nothing}
      <path class=${`line ${line.tone} ${line.style ?? ''}`} d=${linePath(plot.days.map(x), line.values, y)}/>
      ${alone(line.values).map((at) => svg`<circle class=${'spot ' + line.tone} cx=${x(plot.days[at])} cy=${y(line.values[at]!)} r="3"/>`)}`)}
    ${named.map((line, at) => svg`${narrow ? svg`<line class=${`line ${line.tone} ${line.style ?? ''}`} x1=${left} x2=${left + 22} y1=${places[at] - 4} y2=${places[at] - 4}/>` : svg`<circle class=${'spot ' + line.tone} cx=${x(plot.days[last(line)])} cy=${y(line.values[last(line)]!)} r="3.5"/>`}
      <text class="label" x=${narrow ? left + 30 : right + 10} y=${narrow ? places[at] : places[at] + 4}>${tag(line)}</text>`)}
    ${(plot.marks ?? []).map((mark, at) => svg`<g class="mark-note"><title>${mark.text}</title><line x1=${x(mark.day)} x2=${x(mark.day)} y1=${top} y2=${bottom}/><circle cx=${x(mark.day)} cy=${top + 10} r="9"/><text class="middle" x=${x(mark.day)} y=${top + 14}>${at + 1}</text></g>`)}
    ${plot.days.map((day, at) => svg`<rect class="touch" x=${x(day) - half} y=${top} width=${half * 2} height=${bottom - top}><title>${plot.label(day)}${plot.lines.map((line) => (line.values[at] === null || line.values[at] === undefined ? '' : `\n${line.name}: ${plot.format(line.values[at]!)}`)).join('')}</title></rect>`)}`;
}

function linePath(x: number[], values: (number | null | undefined)[], y: (value: number) => number): string {
  let path = '';
  let pen = 'M';
  values.forEach((value, at) => {
    if (value === null || value === undefined) pen = 'M';
    else {
      path += `${pen}${x[at].toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
    }
  });
  return path;
}

/** A value between two gaps has no line to stand on. */
function alone(values: (number | null | undefined)[]): number[] {
  const has = (at: number): boolean => values[at] !== null && values[at] !== undefined;
  return values.map((_, at) => at).filter((at) => has(at) && !has(at - 1) && !has(at + 1));
}

function bandPath(x: number[], band: ([number, number] | null)[], y: (value: number) => number): string {
  const at = band.map((one, i) => ({ one, i })).filter((entry): entry is { one: [number, number]; i: number } => entry.one !== null);
  if (at.length < 2) return '';
  const up = at.map(({ one, i }) => `${x[i].toFixed(1)} ${y(one[1]).toFixed(1)}`);
  const down = [...at].reverse().map(({ one, i }) => `${x[i].toFixed(1)} ${y(one[0]).toFixed(1)}`);
  return 'M' + [...up, ...down].join('L') + 'Z';
}

function columns(plot: Extract<Plot, { kind: 'columns' }>, width: number, height: number): TemplateResult {
  const left = widest(ticks(Math.max(...plot.values, 0), 5).map(plot.format)) + 14;
  const top = 20;
  const bottom = height - 24;
  const { y, grid } = frame(plot.values, plot.format, left, width, top, bottom);
  const step = (width - left) / plot.values.length;
  const every = Math.max(1, Math.ceil((widest(plot.labels) + 8) / step));
  return svg`${grid}${plot.values.map((value, at) => svg`<g><title>${plot.labels[at]}: ${plot.format(value)}</title>
      <rect class="column" x=${left + at * step + step * 0.15} width=${step * 0.7} y=${y(value)} height=${bottom - y(value)}/>
      ${value === 0 ? nothing : svg`<text class="label middle" x=${left + (at + 0.5) * step} y=${y(value) - 5}>${plot.format(value)}</text>`}
      ${at % every === 0 ? svg`<text class="axis middle" x=${left + (at + 0.5) * step} y=${height - 6}>${plot.labels[at]}</text>` : nothing}</g>`)}`;
}

interface Node {
  name: string;
  value: number;
  x: number;
  y: number;
  size: number;
  out: number;
  in: number;
}

/** The largest scale at which every column finds room, each name with a line of its own. */
function fitting(height: number, columns: number[][]): number {
  const room = (scale: number): number => Math.max(...columns.map((column) => column.reduce((sum, value) => sum + Math.max(value * scale, ROW) + 3, 0)));
  let low = 0;
  let high = height / Math.max(...columns.map((column) => column.reduce((sum, value) => sum + value, 0)), 1);
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (room(middle) > height) high = middle;
    else low = middle;
  }
  return low;
}

function flow(plot: Extract<Plot, { kind: 'flow' }>, width: number, height: number): TemplateResult {
  const sum = (id: string, end: 'from' | 'to'): number => plot.links.filter((link) => link[end] === id).reduce((total, link) => total + link.value, 0);
  const value = (id: string): number => Math.max(sum(id, 'from'), sum(id, 'to'));
  const scale = fitting(height - 4, plot.columns.map((column) => column.map((node) => value(node.id))));
  const nodes = new Map<string, Node>();
  plot.columns.forEach((column, c) => {
    let y = 2;
    column.forEach((one) => {
      const size = Math.max(1.5, value(one.id) * scale);
      const x = plot.columns.length === 1 ? 0 : (c / (plot.columns.length - 1)) * (width - 10 - widthOfLast(plot, width));
      nodes.set(one.id, { name: one.name, value: value(one.id), x, y, size, out: 0, in: 0 });
      y += Math.max(size, ROW) + 3;
    });
  });
  const rank = new Map([...nodes.keys()].map((id, at) => [id, at]));
  const links = [...plot.links].sort((a, b) => rank.get(a.from)! - rank.get(b.from)! || rank.get(a.to)! - rank.get(b.to)!);
  const ribbons = links.map((link) => {
    const from = nodes.get(link.from)!;
    const to = nodes.get(link.to)!;
    const thick = Math.max(0.75, link.value * scale);
    const y1 = from.y + from.out + thick / 2;
    const y2 = to.y + to.in + thick / 2;
    from.out += thick;
    to.in += thick;
    const middle = (from.x + 10 + to.x) / 2;
    return svg`<path class="ribbon" stroke-width=${thick} d=${`M${from.x + 10} ${y1}C${middle} ${y1} ${middle} ${y2} ${to.x} ${y2}`}><title>${from.name} → ${to.name}: ${plot.format(link.value)}</title></path>`;
  });
  const letters = Math.floor((widthOfLast(plot, width) - 12) / LETTER);
  return svg`${ribbons}${[...nodes.values()].map((node) => svg`<g><title>${node.name}: ${plot.format(node.value)}</title><rect class="node" x=${node.x} y=${node.y} width="10" height=${node.size}/>
    <text class="label halo" x=${node.x + 16} y=${node.y + Math.max(Math.min(node.size, ROW) / 2, 6) + 5}>${short(`${node.name} ${plot.format(node.value)}`, letters)}</text></g>`)}`;
}

/** The last column's names stand at its right. */
function widthOfLast(plot: Extract<Plot, { kind: 'flow' }>, width: number): number {
  const names = plot.columns[plot.columns.length - 1].map((node) => node.name);
  return Math.min(width * 0.34, widest(names) + 70);
}

function short(text: string, letters: number): string {
  return text.length <= letters ? text : text.slice(0, Math.max(1, letters - 1)).trimEnd() + '…';
}
