import Calendar

/// `VERIFY.txt`: how to check a record with `sha256sum`, `ssh-keygen` and a shell, and without this program.
struct VerifyText {
  let text: String

  /// The text for a record with these statements.
  init(_ statements: Statements) {
    let namespace = statements.namespace
    let time = statements.closed.map(SignerTime.text) ?? "YYYYMMDDHHMMSSZ"
    var checks: [String] = []
    for role in Role.allCases {
      guard let claim = statements.signer(role) else { continue }
      let named = claim.principal ?? ""
      let principal = AllowedSigners.isPrincipal(named) ? named : "NAME"
      let key = claim.key.map { ", with the key \(shown($0))" } ?? ""
      checks.append(
        """
        The \(role.rawValue), \(principal)\(key):

            ssh-keygen -Y verify -f "$SIGNERS" -I \(principal) -n \(namespace.rawValue) \\
              -Overify-time=\(time) -s \(role.signatureFile) < SEALED
        """)
    }
    text = """
      HOW TO CHECK THIS RECORD

      Everything here can be checked with sha256sum and ssh-keygen (OpenSSH 9.1 or newer), in this folder, in a
      shell. Each step says what it proves. The program that made the record is not needed.

      1. No file was changed. Each line must end in OK. Look also whether there is a file that is not named:
         sha256sum does not notice one that was added.

          sha256sum --strict -c SEALED MANIFEST.sha256

      2. Who signed. The list of who may sign comes from the authority, not from this folder: the file "signers"
         here only says how that list stood. Say where the list is:

          SIGNERS=/path/to/the/authority/allowed_signers

         A line that begins with Good is a yes, anything else is a no. The time given is the closing time that the
         record itself claims; put in its place the time you know of from elsewhere. Add -r and a file to refuse
         revoked keys. A signature that was not given, or not yet, is a missing file. The name of the file proves no
         role: where a key stands below, it must be the one that the line names.

      \(checks.isEmpty ? "The record names nobody who signs it." : checks.joined(separator: "\n\n"))

      3. The fingerprint that was read out at the end of the meeting and stands on each page:

          sha256sum seals | cut -c1-16

      4. Each statement of the minutes is among the seals. It prints those that are not:

          while IFS= read -r line; do
            digest=$(printf '%s\\n' "$line" | sha256sum | cut -c1-64)
            grep -qxF "$digest" seals || printf 'NOT SEALED: %s\\n' "$line"
          done < statements.jsonl

      5. The journal is whole: each line names the digest of the line before, and the last is named in the minutes:

          n=0; want=$(printf '%064d' 0)
          while IFS= read -r line; do
            n=$((n+1))
            case "$line" in
              "{\\"v\\":1,\\"seq\\":$n,\\"prev\\":\\"$want\\""*) ;;
              *) echo "BROKEN at line $n"; break ;;
            esac
            want=$(printf '%s\\n' "$line" | sha256sum | cut -c1-64)
          done < journal.jsonl
          grep -qF "\\"/journal\\",{\\"events\\":$n,\\"head\\":\\"$want\\"}]" statements.jsonl || echo "BROKEN at the end"

      """
  }
}
