import * as echarts from 'echarts/core';
import { BarChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([LineChart, BarChart, SankeyChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

export function init(host: HTMLElement): echarts.ECharts {
  return echarts.init(host, null, { renderer: 'svg' });
}
