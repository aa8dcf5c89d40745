package vn.ntm.platform.db;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.array.SqlArrayType;

/** Jdbi as this platform uses it: lists travel to the database as arrays. */
public final class Jdbis {

    private Jdbis() {}

    public static Jdbi over(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        List.of(new Typed<>("text", String.class), new Typed<>("bigint", Long.class))
                .forEach(array -> jdbi.registerArrayType(
                        (type, config) -> type == array.type() ? Optional.of(array) : Optional.empty()));
        jdbi.registerArrayType(UUID.class, "uuid");
        return jdbi;
    }

    /** The driver sends an array of a type that it knows in binary; an array of objects it writes as text and escapes. */
    private record Typed<T>(String name, Class<T> type) implements SqlArrayType<T> {

        @Override
        public String getTypeName() {
            return name;
        }

        @Override
        public Object convertArrayElement(T element) {
            return element;
        }

        @Override
        public Class<?> getArrayElementClass() {
            return type;
        }
    }
}
