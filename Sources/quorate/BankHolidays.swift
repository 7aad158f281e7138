import Calendar
import Glibc
import Procedures

/// The bank holidays in force: those of `bank-holidays.json` in the first configuration directory that has one, else
/// those in the program.
///
/// Read once: what is shown together is counted by the same days.
private let inForce = BankHolidaysInForce(path: directory + "/bank-holidays.json")

private let directory =
  ([configurationDirectory] + systemConfigurationDirectories).first {
    faccessat(AT_FDCWD, $0 + "/bank-holidays.json", F_OK, AT_SYMLINK_NOFOLLOW) == 0
  } ?? configurationDirectory

/// The bank holidays that everything is counted by.
var bankHolidays: BankHolidays { inForce.holidays }

/// What has to be said of the file of bank holidays where somebody looks at a screen.
var bankHolidayNotice: String? { inForce.complaint.map { "▲ \($0)" } }

/// Says on standard error what is wrong with the file of bank holidays, which stops nothing.
func complainOfBankHolidays() {
  if let complaint = inForce.complaint { complain("quorate: \(directory)/\(complaint)") }
}
