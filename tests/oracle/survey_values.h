/* Estimates, standard errors: package survey 4.1.1 Made by `Rscript survey.R >
 * survey_values.h` with R version 4.2.2 Patched (2022-11-10 r83330). */
/* apistrat: strata, every row a PSU */
static const double strat_mean[] = { 662.28736315932076, 9.4089408027845796 };
static const double strat_total[] = { 3687177.5324382782, 114641.71610078029 };
static const double strat_ratio[] = { 0.83695688694052173, 0.0077571031666378827 };
static const double strat_nofpc_mean[] = { 662.28736315932076, 9.5361322969251585 };
static const double strat_deff[] = { 1.2044572685377168, 1.1655661714535261, 0.36201812236340364,
    0.59312504401240063 };
static const double strat_df_interval[] = { 197, 643.7321882720862, 680.84253804655532 };
/* by stype: E, H, M; by sch.wide and comp.imp: No No, Yes No, No Yes, Yes Yes */
static const double strat_by[] = { 674.42999999999995, 12.382479793907287, 625.81999999999994,
    14.937129185393079, 636.60000000000002, 16.214707308184522 };
static const double strat_by2[] = { 593.16304730631123, 19.99874398169867, 670.13485468257807,
    22.753324672711916, 599.17310779156537, 47.118513502284216, 678.42240561443805,
    11.856630987444285 };
static const double strat_shares[] = { 0.71375523706774746, 0, 0.12189215760224163, 0,
    0.16435260533001095, 0 };
/* apiclus1: one stage of clusters */
static const double clus1_mean[] = { 644.16939890710387, 23.542240693781039 };
static const double clus1_total[] = { 3404940.1345291138, 932235.02704121522 };
static const double clus1_ratio[] = { 0.84970874172448752, 0.0083862971693910889 };
static const double clus1_variance[] = { 11182.822794691647, 1386.4139429142574 };
static const double clus1_awards[] = { 0.2896174863387978, 0.033018299553718856,
    0.7103825136612022, 0.033018299553718856 };
static const double clus1_df_deff[] = { 14, 9.3458694505909499, 9.0697483624530619 };
static const double clus1_e[] = { 648.86805555555554, 22.362408893831891, 14 };
static const double clus1_h[] = { 618.57142857142856, 38.020249359407529, 7 };
/* apiclus2: two stages */
static const double clus2_mean[] = { 670.81180811808122, 30.099027376836602 };
static const double clus2_total[] = { 2639272.9300000002, 799637.77364835783 };
static const double clus2_mean_missing[] = { 526.26264150943405, 80.340983990424419 };
static const double clus2_wr_mean[] = { 670.8118081180811, 30.711576309328848 };
static const double clus2_wr_total[] = { 2639272.9300000002, 820261.14647675783 };
static const double clus2_kish[] = { 2.8140303100447976 };
/* apisrs: a simple random sample; fpc: Stata's manual; ambulance runs */
static const double srs_mean[] = { 584.61000000000001, 27.368365247668557 };
static const double srs_growth[] = { 31.899999999999999, 2.0904932466917132 };
static const double srs_intervals[] = { 530.96898979883201, 638.25101020116801,
    530.64077304438774, 638.57922695561228 };
static const double stata_with[] = { 5.4481481181250677, 0.61604071980965269 };
static const double stata_without[] = { 5.4481481181250677, 0.74126832676881238 };
static const double scd_ratio[] = { 0.15350635008282718, 0.0098073035999747555 };
/* ucla_lonely by options(survey.lonely.psu): mean and total of ue91, ratio to lab91 */
static const double lonely_remove_mean[] = { 445.18211881421985, 150.46881579366328 };
static const double lonely_remove_total[] = { 15077.428, 521.12124075273198 };
static const double lonely_remove_ratio[] = { 0.12847906283178956, 0.0022215188715532528 };
static const double lonely_adjust_mean[] = { 445.18211881421985, 185.56196015406957 };
static const double lonely_adjust_total[] = { 15077.428, 4155.8027320318834 };
static const double lonely_adjust_ratio[] = { 0.12847906283178956, 0.0028947266296830152 };
static const double lonely_average_mean[] = { 445.18211881421985, 212.79504000961757 };
static const double lonely_average_total[] = { 15077.428, 736.97672631320836 };
static const double lonely_average_ratio[] = { 0.12847906283178956, 0.0031417021172183836 };
/* Stata's "centered", from its definition: total of ue91 */
static const double lonely_centre_total[] = { 2298.1841712373525 };
/* nhanes: HI_CHOL, all and by race */
static const double nhanes_mean[] = { 0.11214295634969224, 0.0054458396989545566 };
static const double nhanes_by[] = { 0.10149166545397206, 0.0062458433087496006,
    0.12164920535593335, 0.006604133623532976, 0.078640060399084069, 0.010384645000548866,
    0.099678609477120358, 0.024666226871851271 };
static const double nhanes_df[] = { 16 };
/* differences of groups: awards == "Yes" by stype, covariance, E - H, log(E / H) */
static const double awards_by[] = { 0.77083333333333326, 0.42857142857142855, 0.52000000000000002
    };
static const double awards_covariance[] = { 0.00084366252924946697, 0.0022945797649751216,
    -0.0012733652575957724, 0.0022945797649751216, 0.021213915161945401, -0.0029491278677917661,
    -0.0012733652575957724, -0.0029491278677917661, 0.013603846763540298 };
static const double awards_contrasts[] = { 0.34226190476190471, 0.13216814351894568,
    0.58701476212353698, 0.32097716432407963 };
