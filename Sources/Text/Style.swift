/// What a cell means; a theme says how that looks.
///
/// Dotted names fall back on their beginning: `warning.critical` on `warning`, and that on `text`.
public enum Style: String, Sendable, CaseIterable {
  case text
  /// What is there to be looked at only by who looks for it.
  case faint
  case strong

  case header
  case headerState = "header.state"
  case headerRehearsal = "header.rehearsal"
  case headerQuorate = "header.quorate"
  case headerInquorate = "header.inquorate"
  case headerNotSaved = "header.not-saved"
  case childInView = "child.in-view"
  case tab
  case tabFocused = "tab.focused"

  case paneBorder = "pane.border"
  case paneTitle = "pane.title"
  case paneTitleFocused = "pane.title.focused"
  case selected
  case label
  case choice
  case choiceTaken = "choice.taken"
  case field
  case fieldFocused = "field.focused"

  case rollPresent = "roll.present"
  case rollWritten = "roll.written"
  case rollOpen = "roll.open"
  case rollAbsent = "roll.absent"
  case rollNotApplicable = "roll.not-applicable"

  case done
  case open
  case incomplete
  case score
  case scoreBar = "score.bar"
  case scoreSpread = "score.spread"
  case dissent
  case opinion
  case privateWords = "private"
  case contingency

  case warningCritical = "warning.critical"
  case warning
  case warningNotice = "warning.notice"
  case overridden = "warning.overridden"

  case preview
  case previewGap = "preview.gap"
  case refused
  case lastAct = "last-act"
  case typed
  case keysHome = "keys.home"
  case keysKey = "keys.key"
  case keysHelp = "keys.help"
}
