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

cdata_bytes cdata_bank_holidays(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../Procedures/bank-holidays.json" suffix(, )
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
#if __has_embed("../Journal/event.schema.json")
#embed "../Journal/event.schema.json" suffix(, )
#endif
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_referral_schema(size_t *count) {
  static const unsigned char bytes[] = {
#if __has_embed("../quorate/referral.schema.json")
#embed "../quorate/referral.schema.json" suffix(, )
#endif
      0};
  return ANSWER(bytes);
}

cdata_bytes cdata_show_schema(size_t *count) {
  static const unsigned char bytes[] = {
#if __has_embed("../quorate/show.schema.json")
#embed "../quorate/show.schema.json" suffix(, )
#endif
      0};
  return ANSWER(bytes);
}
