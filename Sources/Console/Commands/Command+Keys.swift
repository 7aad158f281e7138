import Meeting

// Commands that have keys, and those that concern this screen alone and stand in no record.
extension Command {
  static let keysOfMeeting = [
    Command("line.open", "go on with the unfinished line", keys: ["i"], label: "type"),
    Command("card.resume", "go on with a card that is not saved", keys: ["g"], label: "card not saved"),
    Command("warnings.list", "list the warnings, worst first", keys: ["w"], label: "warnings"),
    Command("child.next", "bring the next child into view", keys: ["c"], label: "child"),
    Command("pane.zoom", "let the focused pane fill the body", keys: ["z"], label: "zoom"),
    Command(
      "meeting.menu", "pause, close, decline, hand over or leave", keys: ["m"], label: "close, pause …"),
    Command("palette", "open the line with :", keys: [":"]),
    Command("search", "open the line with /", keys: ["/"], label: "find"),
    Command("help", "explain the focused pane", keys: ["?", "F1"], words: ["help"], label: "all"),
    Command(
      "meeting.leave", "leave; the meeting runs on", keys: ["q"], words: ["leave", "quit", "q"],
      label: "leave"),
    Command(
      "pane.1-7", "focus a pane by its number",
      keys: ["1", "2", "3", "4", "5", "6", "7", "F2", "F3", "F4", "F5", "F6", "F7", "F8"]),
    Command("pane.next", "focus the next pane", keys: ["Tab"]),
    Command("pane.previous", "focus the previous pane", keys: ["Shift-Tab"]),
    Command(
      "move", "move the selection",
      keys: ["Up", "Down", "Left", "Right", "j", "k", "PgUp", "PgDn", "Home", "End"], label: "choose"),
    Command("open", "open what is selected", keys: ["Enter"], label: "open"),
    Command("back", "close the innermost layer, drafts kept", keys: ["Esc"], label: "back"),
    Command("home.swap", "swap letters that type and letters that command", keys: ["Ctrl-T"], in: .anywhere),
    Command("redraw", "draw the screen again", keys: ["Ctrl-L"], in: .anywhere),
  ]

  static let wordsOfConsole = [
    Command("meeting.close", "close: check, end, read, sign", words: ["close"], when: .concluding),
    Command("screen.theme", "show the screens in another theme", words: ["theme"], "NAME"),
    Command(
      "unsaved.elsewhere", "write what is not saved into a file where there is room",
      words: ["save-elsewhere"], "FILE"),
    Command("rehearsal.clock", "let a rehearsal's clock stand at a time", words: ["clock"], "TIME"),
  ]

  static let keysOfLine = [
    Command("line.commit", "keep the line", keys: ["Enter"], in: .line),
    Command("line.complete", "complete the word", keys: ["Tab"], in: .line),
    Command("line.command", "give one command, then type on", keys: ["Esc KEY", "Alt-KEY"], in: .line),
    Command("line.history", "go through earlier lines", keys: ["Up", "Down"], in: .line),
    Command("line.as-note", "keep the words as a note", keys: ["Ctrl-N"], in: .line, when: .open),
    Command("line.clear", "clear the line into history", keys: ["Ctrl-C", "Ctrl-U"], in: .line),
    Command(
      "line.edit", "move in the line and edit it",
      keys: ["Ctrl-A", "Ctrl-E", "Ctrl-W", "Ctrl-K", "Ctrl-Left", "Ctrl-Right"], in: .line),
    Command("line.scroll", "scroll the focused pane", keys: ["PgUp", "PgDn"], in: .line),
    Command("line.help", "explain the line", keys: ["F1"], in: .line),
  ]

  static let keysOfCards = [
    Command("field.next", "go to the next field; on the last, save", keys: ["Tab", "Enter"], in: .card),
    Command("field.previous", "go to the field before", keys: ["Shift-Tab"], in: .card),
    Command("choice.take", "take a choice and go on", keys: ["its digit or letter"], in: .card),
    Command("card.save", "save the card", keys: ["Ctrl-S"], in: .card),
    Command("card.keep", "close the card and keep the draft", keys: ["Esc"], in: .card),
    Command(
      "field.restore", "bring back what was typed over or cleared in a field", keys: ["Ctrl-Z"], in: .card),
    Command(
      "card.discard", "throw away what is entered in the card, after a question", keys: ["Ctrl-D"], in: .card,
      label: "throw away"),
    Command(
      "card.scroll", "scroll a card that is longer than the screen", keys: ["PgUp", "PgDn"], in: .card),
    Command(
      "question.pass", "leave this question open and go on to the next, where several are asked",
      keys: ["Ctrl-N"], in: .card, label: "next question"),
    Command("position", "agrees, disagrees, no view", keys: ["y", "n", "-"], in: .views, when: .begun),
    Command(
      "closing.next", "go to the next step: check, end, read, sign", keys: ["Ctrl-S"], in: .closing,
      seats: .chair, when: .begun),
    Command(
      "closing.move", "choose what is open; scroll the minutes, and a step longer than the screen",
      keys: ["Up", "Down", "j", "k", "PgUp", "PgDn", "Home", "End"], in: .closing),
    Command("closing.step", "go to a step by its number", keys: ["1", "2", "3", "4"], in: .closing),
    Command(
      "closing.choose", "mend what is selected; in step 2 end the discussion", keys: ["Enter"], in: .closing),
    Command(
      "closing.override", "go on despite the warning, or despite all that are marked, with the reason",
      keys: ["o"],
      in: .closing,
      seats: .chair, when: .open),
    Command("closing.whole", "show the row whole, with its paragraph", keys: ["p"], in: .closing),
    Command("closing.minutes", "go to the minutes, and back", keys: ["Tab", "Shift-Tab"], in: .closing),
    Command(
      "closing.children", "each child, risks and actions, and what comes next; and back", keys: ["c"],
      in: .closing),
    Command(
      "closing.read-back", "mark warnings of a rule, to give one reason; of an action, that it was read back",
      keys: ["Space"], in: .closing),
    Command(
      "closing.mark-rule", "mark all warnings of the rule that is selected, or take their marks off",
      keys: ["a"], in: .closing, seats: .chair, when: .open),
    Command("closing.amend", "amend the action that is read back", keys: ["e"], in: .closing),
    Command(
      "closing.sign", "close and sign, the word typed", keys: ["close Enter"], in: .sign, seats: .chair,
      when: [.ended]),
  ]

  static let keysOfRegister = [
    Command("register.open", "open what is selected", keys: ["Enter"], in: .register),
    Command(
      "register.move", "move the selection", keys: ["Up", "Down", "j", "k", "PgUp", "PgDn", "Home", "End"],
      in: .register),
    Command(
      "tab.next", "go to the next tab, or the one before", keys: ["Tab", "Shift-Tab", "Left", "Right"],
      in: .register),
    Command("convene", "call a discussion", keys: ["n"], in: .register),
    Command(
      "sign", "sign a closed meeting", keys: ["s"], in: .register, seats: .chair, when: [.closedUnsigned]),
    Command("send", "say that the record was sent", keys: ["x"], in: .register),
    Command(
      "reconvene", "hold another discussion that follows this one", keys: ["r"], in: .register,
      when: [.ended, .closedUnsigned, .signed]),
    Command(
      "draft.discard", "throw the kept or open card of a new discussion away, after a question",
      keys: ["Ctrl-D"], in: .register),
    Command("register.search", "search everything", keys: ["/"], in: .register),
    Command("tab.1-5", "go to a tab by its number", keys: ["1", "2", "3", "4", "5"], in: .register),
    Command("quit", "leave the program", keys: ["q"], in: .register),
    Command("register.help", "explain the register", keys: ["?", "F1"], in: .register),
  ]
}
