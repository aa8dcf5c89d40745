package vn.ntm.reporting.board;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.ntm.reporting.indicator.FigureView;
import vn.ntm.reporting.indicator.IndicatorView;
import vn.ntm.reporting.statement.StatementView;

/** An indicator with its figure, and what was printed about it, rivals included. */
@Schema(name = "FigureRow")
public record FiguresView(IndicatorView indicator, FigureView figure, List<StatementView> statements) {}
