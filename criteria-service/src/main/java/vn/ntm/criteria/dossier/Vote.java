package vn.ntm.criteria.dossier;

/**
 * The appraisal council's ballot.
 *
 * @param members all members of the council
 * @param present those who were there and voted
 * @param inFavour those who voted for it
 */
public record Vote(int members, int present, int inFavour) {}
