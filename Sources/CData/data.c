#include "CData.h"

// The last byte is a zero that is not counted: an array may not be empty, a file may.
#define ANSWER(bytes) (*count = sizeof(bytes) - 1, (bytes))

cdata_bytes cdata_working_together(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Procedures/working-together.yaml" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_gloucestershire(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Procedures/gloucestershire.yaml" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_bedford(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Procedures/bedford.yaml" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_liverpool(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Procedures/liverpool.yaml" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_devon(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Procedures/devon.yaml" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_bank_holidays(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Procedures/bank-holidays.json" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_dark_theme(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Themes/dark.yaml" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_monochrome_theme(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Themes/monochrome.yaml" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_procedure_schema(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Procedures/procedure.schema.json" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_event_schema(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Journal/event.schema.json" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_referral_schema(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../quorate/referral.schema.json" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_show_schema(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../quorate/show.schema.json" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_minutes_schema(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Record/minutes.schema.json" suffix(, )
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_rehearsal(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../quorate/rehearsal.json" suffix(, )
      0};
  return ANSWER(bytes);
}
