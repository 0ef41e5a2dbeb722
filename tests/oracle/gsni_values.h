/* The Gender Social Norms Index of data/gsni_synthetic.csv. Made by `Rscript gsni.R >
 * gsni_values.h` with R version 4.2.2 Patched (2022-11-10 r83330). */
static const struct expected expected_terms[] = {
    { "gsni", 291, 0.98281786941580751, 398, 0.98743718592964824 },
    { "gsni2", 291, 0.9106529209621993, 384, 0.9296875 },
    { "no_bias", 291, 0.017182130584192441, 398, 0.012562814070351759 },
    { "political", 365, 0.87671232876712324, 388, 0.884020618556701 },
    { "educational", 382, 0.20418848167539266, 382, 0.20418848167539266 },
    { "economic", 367, 0.77656675749318804, 385, 0.78701298701298705 },
    { "physical_integrity", 365, 0.62465753424657533, 372, 0.63172043010752688 },
    { "indicator_1", 382, 0.59424083769633507, 382, 0.59424083769633507 },
    { "indicator_2", 382, 0.71465968586387429, 382, 0.71465968586387429 },
    { "indicator_3", 382, 0.20418848167539266, 382, 0.20418848167539266 },
    { "indicator_4", 382, 0.56020942408376961, 382, 0.56020942408376961 },
    { "indicator_5", 382, 0.5, 382, 0.5 },
    { "indicator_6", 382, 0.32460732984293195, 382, 0.32460732984293195 },
    { "indicator_7", 382, 0.42146596858638741, 382, 0.42146596858638741 },
};
static const double weighted_gsni = 0.9836299277170133;
static const double men_gsni = 0.97916666666666663;
static const double women_gsni = 0.98639455782312924;
static const double lowest_gsni = 0.98250000000000004;
static const double highest_gsni = 0.98750000000000004;
static const double distribution[] = { 5, 21, 47, 89, 75, 42, 9, 3 };
