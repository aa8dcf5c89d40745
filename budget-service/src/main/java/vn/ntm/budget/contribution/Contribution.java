package vn.ntm.budget.contribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.money.Money;

/**
 * Something given for the programme outside the budget.
 *
 * @param value whole đồng; for kind, labour and land what quantity and unit price give, rounded half up to the đồng
 * @param quantity pieces, days or square metres
 * @param unitPrice price at that time and place, as the valuation council set it
 * @param proof record of the giving or of the valuation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contribution(
        String number,
        String unit,
        @Nullable String project,
        Resource resource,
        Kind form,
        LocalDate contributedOn,
        Money value,
        @Nullable BigDecimal quantity,
        @Nullable String measure,
        @Nullable Money unitPrice,
        String proof,
        String source) {

    /** Who gives. */
    public enum Resource {
        ENTERPRISE,
        PEOPLE,
        CREDIT,
        INTEGRATED
    }

    /** What is given. */
    public enum Kind {
        CASH,
        KIND,
        LABOUR,
        LAND,
        CREDIT_OUTSTANDING,
        CREDIT_DISBURSED;

        boolean isCredit() {
            return this == CREDIT_OUTSTANDING || this == CREDIT_DISBURSED;
        }

        boolean isValued() {
            return this == KIND || this == LABOUR || this == LAND;
        }
    }

    String naturalKey() {
        return unit + " " + number;
    }
}
