package vn.ntm.platform.table;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a table without rows, by the type of what would be in them; what only a value could tell is left out. */
final class Columns {

    private Columns() {}

    static Set<String> of(ObjectMapper json, JavaType row) throws JsonMappingException {
        Set<String> columns = new LinkedHashSet<>();
        json.acceptJsonFormatVisitor(row, new Fields("", columns, json.getSerializerProviderInstance()));
        return columns;
    }

    /** Takes the fields of an object apart; of anything else, its own name is the column. */
    private static final class Fields extends JsonFormatVisitorWrapper.Base {

        private final String name;
        private final Set<String> columns;

        Fields(String name, Set<String> columns, @Nullable SerializerProvider provider) {
            super(provider);
            this.name = name;
            this.columns = columns;
            columns.add(name);
        }

        @Override
        public JsonMapFormatVisitor expectMapFormat(JavaType type) {
            columns.remove(name);
            return new JsonMapFormatVisitor.Base(getProvider());
        }

        @Override
        public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
            columns.remove(name);
            return new JsonObjectFormatVisitor.Base(getProvider()) {
                @Override
                public void property(BeanProperty field) throws JsonMappingException {
                    optionalProperty(field);
                }

                @Override
                public void optionalProperty(BeanProperty field) throws JsonMappingException {
                    if (field.getAnnotation(JsonRawValue.class) == null) {
                        String column = name.isEmpty() ? field.getName() : name + "." + field.getName();
                        getProvider()
                                .findPrimaryPropertySerializer(field.getType(), field)
                                .acceptJsonFormatVisitor(new Fields(column, columns, getProvider()), field.getType());
                    }
                }
            };
        }
    }
}
