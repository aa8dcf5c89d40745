/** What every service does in the same way: events, inbox, web, security, time, money. Knows nothing of the trade. */
package vn.ntm.platform;
