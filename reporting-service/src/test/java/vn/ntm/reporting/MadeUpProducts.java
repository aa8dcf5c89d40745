package vn.ntm.reporting;

/** Six products of the made-up province, two of them with stars that count. */
final class MadeUpProducts {

    private final Owner owner;
    private final String code;

    MadeUpProducts(Owner owner, String code) {
        this.owner = owner;
        this.code = code;
    }

    void publish() {
        producer();
        product("1", "2018-03-01", null);
        product("2", "2018-04-02", null);
        product("3", "2021-02-01", null);
        product("4", "2021-08-31", null);
        product("5", "2019-01-01", "2021-08-31");
        product("6", "2021-09-01", null);
        certificate("1a", "1", 3, "2018-08-31", "2021-08-31");
        certificate("2a", "2", 3, "2019-01-01", "2022-01-01");
        certificate("2b", "2", 4, "2020-01-01", "2023-01-01");
        certificate("3a", "3", 2, "2021-02-01", "2024-02-01");
    }

    private void producer() {
        owner.publish(
                "ocop",
                "producer-registered",
                "producers/" + code + "-CT",
                1,
                code + "2",
                MadeUpProvince.RECORDED,
                MadeUpProvince.map(
                        "id",
                        code + "-CT",
                        "code",
                        code + "-CT",
                        "name",
                        "Hợp tác xã Sông Ba",
                        "kind",
                        "COOPERATIVE",
                        "unit",
                        code + "2",
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1"));
    }

    private void product(String name, String joinedOn, String leftOn) {
        product(name, joinedOn, leftOn, null);
    }

    /** One more product since 2020, of this set. */
    void productOf(String name, String group) {
        product(name, "2020-01-01", null, group);
    }

    private void product(String name, String joinedOn, String leftOn, String group) {
        owner.publish(
                "ocop",
                "product-registered",
                "products/" + code + name,
                1,
                code + "2",
                MadeUpProvince.RECORDED,
                MadeUpProvince.map(
                        "id",
                        code + name,
                        "code",
                        "SP-" + name,
                        "name",
                        "Sản phẩm " + name,
                        "producer",
                        code + "-CT",
                        "unit",
                        code + "2",
                        "productGroup",
                        group,
                        "joinedOn",
                        joinedOn,
                        "leftOn",
                        leftOn,
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1"));
    }

    private void certificate(String name, String product, int star, String issuedOn, String validUntil) {
        certificate(name, product, star, issuedOn, validUntil, 2, "certificate-issued", null);
    }

    void certificate(
            String name,
            String product,
            int star,
            String issuedOn,
            String validUntil,
            long version,
            String fact,
            String revokedOn) {
        owner.publish(
                "ocop",
                fact,
                "certificates/" + code + name,
                version,
                code + "2",
                MadeUpProvince.RECORDED,
                MadeUpProvince.map(
                        "id",
                        name,
                        "state",
                        "APPROVED",
                        "productId",
                        code + product,
                        "product",
                        "SP-" + product,
                        "unit",
                        code + "2",
                        "star",
                        star,
                        "issuedOn",
                        issuedOn,
                        "validUntil",
                        validUntil,
                        "revokedOn",
                        revokedOn,
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1",
                        "makerId",
                        "m"));
    }
}
