using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class SessionRulesTests
{
    private static readonly ApplicationAssignment s_office = new() { IncludeApplications = [Keywords.Office365] };

    [Fact]
    public void V12_persistent_browser_needs_all_resources() => Policy().On(s_office).Subject(Browser()).Finds(
            "CAP2012 error $.policies[0].sessionControls.persistentBrowser: policy 'P' (b0000000-0000-4000-8000-000000000001) sets the persistent browser session for less than all resources; include applications 'All'");

    [Fact]
    public void V12_persistent_browser_on_all_resources_is_fine() => Policy().Subject(Browser()).FindsNothing("CAP2012");

    [Fact]
    public void V13_every_time_has_no_value()
        => Frequency(new() { IsEnabled = true, FrequencyInterval = SignInFrequencyInterval.EveryTime, Value = 1 }).Finds(
            "CAP2013 error $.policies[0].sessionControls.signInFrequency: policy 'P' (b0000000-0000-4000-8000-000000000001) has a sign-in frequency of every time with a value or type; set value and type to null");

    [Fact]
    public void V13_a_time_needs_value_and_type() => Frequency(new() { IsEnabled = true, Value = 0, Type = SignInFrequencyType.Hours }).Finds(
            "CAP2013 error $.policies[0].sessionControls.signInFrequency: policy 'P' (b0000000-0000-4000-8000-000000000001) has a sign-in frequency without a value of 1 or more and a type, which counts as every time; give value and type, or write frequencyInterval everyTime");

    [Fact]
    public void V13_value_and_type_are_enough() => Frequency(new() { IsEnabled = true, Value = 1, Type = SignInFrequencyType.Hours }).FindsNothing("CAP2013");

    [Fact]
    public void V13_a_frequency_that_is_off_may_have_any_form() => Frequency(new() { IsEnabled = false, Value = 0 }).FindsNothing("CAP2013");

    [Fact]
    public void V14_24_hours_are_a_day() => Frequency(new() { Value = 24, Type = SignInFrequencyType.Hours }).Finds(
            "CAP2014 warning $.policies[0].sessionControls.signInFrequency.value: policy 'P' (b0000000-0000-4000-8000-000000000001) has a sign-in frequency of 24 hours, and the portal allows 1 to 23; write it in days");

    [Fact]
    public void V14_a_year_is_the_longest() => Frequency(new() { Value = 366, Type = SignInFrequencyType.Days }).Finds(
            "CAP2014 warning $.policies[0].sessionControls.signInFrequency.value: policy 'P' (b0000000-0000-4000-8000-000000000001) has a sign-in frequency of 366 days, and the portal allows 1 to 365; write at most 365 days");

    [Fact]
    public void V14_23_hours_are_fine() => Frequency(new() { Value = 23, Type = SignInFrequencyType.Hours }).FindsNothing("CAP2014");

    [Fact]
    public void V15_switching_continuous_access_evaluation_off_needs_no_condition()
        => Policy().If(c => c with { ClientAppTypes = [ClientAppType.Browser] }).Subject(NoContinuousAccess()).Finds(
            "CAP2015 warning $.policies[0].sessionControls.continuousAccessEvaluation.mode: policy 'P' (b0000000-0000-4000-8000-000000000001) switches continuous access evaluation off, which only works for all resources without conditions, so it has no effect; include applications 'All' without exclusions and remove the conditions");

    [Fact]
    public void V15_switching_continuous_access_evaluation_off_for_everything_is_fine() => Policy().Subject(NoContinuousAccess()).FindsNothing("CAP2015");

    [Fact]
    public void V29_token_protection_fits_windows_clients_only()
        => Policy().On(s_office).Subject(new() { SecureSignInSession = new() { IsEnabled = true } }).Finds(
            "CAP2029 warning $.policies[0].conditions.applications.includeApplications[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) requires token protection for the whole of Office365, parts of which do not support it; name Exchange Online and SharePoint Online instead",
            "CAP2029 warning $.policies[0].conditions.clientAppTypes: policy 'P' (b0000000-0000-4000-8000-000000000001) requires token protection of browsers, which do not support it; list mobileAppsAndDesktopClients only",
            "CAP2029 warning $.policies[0].conditions.platforms: policy 'P' (b0000000-0000-4000-8000-000000000001) requires token protection on platforms other than Windows; include the platform windows only");

    [Fact]
    public void V29_token_protection_of_windows_apps_is_fine()
        => Policy().On(new() { IncludeApplications = [ExchangeOnline] })
            .If(c => c with { ClientAppTypes = [ClientAppType.MobileAppsAndDesktopClients], Platforms = new() { IncludePlatforms = [DevicePlatform.Windows] } })
            .Subject(new() { SecureSignInSession = new() { IsEnabled = true } }).FindsNothing("CAP2029");

    private static ConditionalAccessPolicy Frequency(SignInFrequency frequency) => Policy().Subject(new() { SignInFrequency = frequency });

    private static SessionControls Browser() => new() { PersistentBrowser = new() { IsEnabled = true, Mode = PersistentBrowserMode.Never } };

    private static SessionControls NoContinuousAccess() => new() { ContinuousAccessEvaluation = new() { Mode = ContinuousAccessEvaluationMode.Disabled } };
}
