import { LitElement, type PropertyValues } from 'lit';

/** Colours of the page, read when a chart is drawn, so that light, dark and print have their own. */
export interface Ink {
  text: string;
  muted: string;
  line: string;
  surface: string;
  of: (name: string) => string;
}

export type Option = Record<string, unknown>;

/** A chart that is drawn when it is scrolled to; its library comes with the first one. */
class NtmChart extends LitElement {
  static properties = { option: { attribute: false }, label: {}, height: { type: Number } };

  declare option: (ink: Ink) => Option;
  declare label: string;
  declare height: number;

  private chart: { setOption(option: Option, replace: boolean): void; resize(): void; dispose(): void } | null = null;
  private seen: IntersectionObserver | null = null;
  private size: ResizeObserver | null = null;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private readonly redraw = (): void => this.draw();

  protected createRenderRoot(): HTMLElement {
    return this;
  }

  connectedCallback(): void {
    super.connectedCallback();
    this.dark.addEventListener('change', this.redraw);
    addEventListener('ntm-theme', this.redraw);
    addEventListener('beforeprint', this.redraw);
    this.seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        this.seen?.disconnect();
        void this.begin();
      }
    }, { rootMargin: '200px' });
    this.seen.observe(this);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.seen?.disconnect();
    this.size?.disconnect();
    this.dark.removeEventListener('change', this.redraw);
    removeEventListener('ntm-theme', this.redraw);
    removeEventListener('beforeprint', this.redraw);
    this.chart?.dispose();
    this.chart = null;
  }

  protected updated(changed: PropertyValues): void {
    this.style.height = `${this.height || 260}px`;
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.label);
    if (changed.has('option')) this.draw();
  }

  private async begin(): Promise<void> {
    const { init } = await import('./echarts');
    if (!this.isConnected || this.chart) return;
    this.chart = init(this);
    this.size = new ResizeObserver(() => this.chart?.resize());
    this.size.observe(this);
    this.draw();
    this.dataset.drawn = 'true';
  }

  private draw(): void {
    if (!this.chart) return;
    const style = getComputedStyle(this);
    const of = (name: string): string => style.getPropertyValue('--' + name).trim();
    const ink = { text: of('ink'), muted: of('muted'), line: of('hairline'), surface: of('surface'), of };
    this.chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit', fontSize: 13 }, ...this.option(ink) }, true);
  }
}

if (!customElements.get('ntm-chart')) customElements.define('ntm-chart', NtmChart);
