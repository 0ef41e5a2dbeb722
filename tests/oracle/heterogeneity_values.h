/* Groups: inputs, then pooled, statistic, df, p, I squared. Made by `Rscript
 * heterogeneity.R > heterogeneity_values.h` with R version 4.2.2 Patched (2022-11-10
 * r83330). */
static const double no_bias[] = { 48, 17, 1, 20 };
static const double answered[] = { 549, 665, 606, 862 };
static const double proportions[] = { 0.032065622669649518, 75.371974479719782, 3,
    3.0156448814140648e-16, 0.96019740731606806 };
static const double offences[] = { 66, 29, 89, 37, 70 };
static const double population[] = { 785708, 916750, 756511, 2101485, 1295711 };
static const double rates[] = { 4.9691222839520405e-05, 138.9552689742965, 4,
    4.7238711759781562e-29, 0.97121375799905862 };
static const double estimate[] = { -0.88929999999999998, -1.5853999999999999,
    -1.3481000000000001, -1.4416, -0.2175, -0.78610000000000002, 0.012 };
static const double std_error[] = { 0.5706, 0.44109999999999999, 0.64449999999999996,
    0.14149999999999999, 0.2263, 0.083099999999999993, 0.063299999999999995 };
static const double estimates[] = { -0.42407829793703095, 128.6331553088088, 6,
    2.4933535371264553e-25, 0.9533557271016494 };
static const double far_estimate[] = { 0, 52.359999999999999 };
static const double far_error[] = { 1, 1 };
static const double far[] = { 26.18, 1370.7847999999999, 1, 4.6881545148902453e-300,
    0.99927049088959841 };
