package vn.ntm.platform.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Columns that the list of these documents has beside those of their import, because the service works them out or another
 * step sets them. An import leaves them alone, so that what was exported can be edited and imported again.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ExportedColumns {

    /** Names of the columns; one stands also for all beneath it ({@code place} for {@code place.latitude}). */
    String[] value();
}
