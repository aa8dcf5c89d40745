package vn.ntm.rules.broken.second;

import vn.ntm.rules.broken.first.Careless;

/** The other half of a circle of features. */
public class Circle {

    public Careless back() {
        return new Careless();
    }
}
