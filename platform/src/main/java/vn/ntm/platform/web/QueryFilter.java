package vn.ntm.platform.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An unknown or malformed query parameter answers 400 that names it: a misspelt filter must not return a wrong figure. */
@Provider
public class QueryFilter implements ContainerRequestFilter {

    private final ResourceInfo resource;

    QueryFilter(@Context ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method == null || !method.getDeclaringClass().getName().startsWith("vn.ntm.")) {
            return;
        }
        Map<String, Class<?>> known = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam name = parameter.getAnnotation(QueryParam.class);
            if (name != null) {
                known.put(name.value(), parameter.getType());
            }
        }
        List<Fault> faults = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            Class<?> type = known.get(name);
            if (type == null) {
                faults.add(Fault.at(name, "unknown-parameter", Map.of("name", name)));
            } else if (values.size() > 1) {
                faults.add(Fault.at(name, "repeated-parameter", Map.of("name", name)));
            } else {
                String code = faultOf(values.get(0), type);
                if (code != null) {
                    faults.add(Fault.at(name, code, Map.of("given", values.get(0), "allowed", allowed(type))));
                }
            }
        });
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, faults);
        }
    }

    private static @Nullable String faultOf(String value, Class<?> type) {
        try {
            if (type == int.class || type == Integer.class) {
                Integer.parseInt(value);
            } else if (type == long.class || type == Long.class) {
                Long.parseLong(value);
            } else if (type == LocalDate.class) {
                Days.day(value);
            } else if (type == OffsetDateTime.class) {
                Days.instant(value);
            } else if (type == UUID.class) {
                UUID.fromString(value);
            } else if (type == boolean.class || type == Boolean.class) {
                return value.equals("true") || value.equals("false") ? null : "not-true-or-false";
            } else if (type.isEnum()) {
                return allowed(type).contains(value) ? null : "not-one-of";
            }
            return null;
        } catch (DateTimeException e) {
            return "not-a-date";
        } catch (NumberFormatException e) {
            return "not-a-number";
        } catch (IllegalArgumentException e) {
            return "not-an-id";
        }
    }

    private static List<String> allowed(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList()
                : List.of();
    }
}
