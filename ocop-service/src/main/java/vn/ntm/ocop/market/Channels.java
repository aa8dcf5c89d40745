package vn.ntm.ocop.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;

/** Channels, found by their code. */
@Singleton
public class Channels extends CheckedRegister<Channel> {

    private final Scope scope;

    Channels(ObjectMapper json, Scope scope) {
        super(
                "channel",
                Channel.class,
                json,
                Channel::code,
                Channel::unit,
                Channel::code,
                Channel::openedOn,
                "channel-opened",
                "channels");
        this.scope = scope;
    }

    /** A fault where there is no such channel. */
    void mustExist(Tx tx, String code, Faults faults) {
        faults.unless(
                register().table().findByKey(tx.handle(), code).isPresent(),
                "channel",
                "no-such-channel",
                Map.of("key", code));
    }

    @Override
    protected void faultsOf(Tx tx, Channel channel, Faults faults) {
        faults.notAfter(channel.openedOn(), scope.today(), "openedOn");
        faults.period(channel.openedOn(), channel.closedOn(), "closedOn");
        scope.unitExists(tx, channel.unit(), channel.openedOn(), faults);
        String link = channel.link();
        faults.unless(
                link == null || link.matches("https?://\\S{3,500}"),
                "link",
                "bad-link",
                Map.of("given", String.valueOf(link)));
    }

    @Override
    protected void requireScope(Tx tx, Channel channel) {
        String unit = channel.unit();
        if (unit == null) {
            scope.requireSomeProvince(tx);
        } else {
            scope.require(tx, unit, channel.openedOn());
        }
    }
}
