import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Plot } from './plots';

type Draw = (plot: Plot, width: number, height: number) => TemplateResult;
let drawing: Promise<Draw> | null = null;

/**
 * A chart as wide as its place. What it says is in its name and in the table beneath; the drawing itself comes after the
 * page's text. Colours are classes, so that light, dark and print need no second drawing.
 */
class NtmChart extends LitElement {
  static properties = { plot: { attribute: false }, label: {}, height: { type: Number }, draw: { state: true }, width: { state: true } };

  declare plot: Plot;
  declare label: string;
  declare height: number;
  declare draw: Draw | undefined;
  declare width: number;

  private readonly size = new ResizeObserver(() => { this.width = this.clientWidth; });

  protected createRenderRoot(): HTMLElement {
    return this;
  }

  connectedCallback(): void {
    super.connectedCallback();
    this.size.observe(this);
    drawing ??= import('./plots').then((plots) => plots.draw);
    void drawing.then((draw) => { this.draw = draw; });
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.size.disconnect();
  }

  protected render(): TemplateResult {
    const width = this.width || this.clientWidth;
    const ready = this.draw && width > 0;
    return html`<svg role="img" aria-label=${this.label} width=${ready ? width : nothing} height=${this.height}
      viewBox=${ready ? `0 0 ${width} ${this.height}` : nothing} data-drawn=${ready ? 'true' : nothing}>${ready ? this.draw!(this.plot, width, this.height) : nothing}</svg>`;
  }
}

if (!customElements.get('ntm-chart')) customElements.define('ntm-chart', NtmChart);
