package io.github.cbrsdk.conformance.pact;

/** The provider states of the pact: what has to be so at the provider before it is asked. */
final class States {
  static final String BACKUP = "a backup exists";
  static final String BACKUP_WITH_CHILDREN = "a backup of a server with a disk exists";
  static final String BACKUP_WITH_NULLS = "a backup exists that has never been updated";
  static final String UNKNOWN = "the backup does not exist";
  static final String MALFORMED = "the id is malformed";
  static final String FORBIDDEN = "the caller may not see the enterprise project";
  static final String THROTTLED = "the caller asks too often";
  static final String USER = "a user with a password exists";
  static final String NO_LOGIN = "the caller has not logged in";

  private States() {}
}
