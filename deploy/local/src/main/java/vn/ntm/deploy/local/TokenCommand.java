package vn.ntm.deploy.local;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import vn.ntm.deploy.local.load.Api;
import vn.ntm.deploy.local.load.TokenSource;

/** Prints a token, for {@code deploy/token} where there is no curl. Arguments: token endpoint, role, units. */
final class TokenCommand {

    private TokenCommand() {}

    public static void main(String[] arguments) throws IOException {
        TokenSource tokens = new TokenSource(
                Api.client(),
                URI.create(arguments[0]),
                "person",
                Arrays.asList(arguments).subList(2, arguments.length));
        System.out.println(tokens.of(arguments[1]));
    }
}
