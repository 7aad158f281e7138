import Calendar
import Procedures

/// The bank holidays in force: the configuration's `bank-holidays.json`, else those in the program.
///
/// Read once: what is shown together is counted by the same days.
private let inForce = BankHolidaysInForce(path: configurationDirectory + "/bank-holidays.json")

/// The bank holidays that everything is counted by.
var bankHolidays: BankHolidays { inForce.holidays }

/// What has to be said of the configuration's file of bank holidays where somebody looks at a screen.
var bankHolidayNotice: String? { inForce.complaint.map { "▲ \($0)" } }

/// Says on standard error what is wrong with the configuration's file of bank holidays, which stops nothing.
func complainOfBankHolidays() {
  if let complaint = inForce.complaint { complain("quorate: \(configurationDirectory)/\(complaint)") }
}
