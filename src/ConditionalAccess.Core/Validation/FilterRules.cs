using ConditionalAccess.Diagnostics;
using ConditionalAccess.Filters;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>Rules about filters: V-18 and V-19.</summary>
internal static class FilterRules
{
    public static void OneWayToNameDevices(PolicyReview r)
    {
        if (r.Conditions.Devices is not { DeviceFilter: not null } devices) return;
        bool older = r.Conditions.DeviceStates is not null || !devices.IncludeDevices.IsEmpty || !devices.ExcludeDevices.IsEmpty
            || !devices.IncludeDeviceStates.IsEmpty || !devices.ExcludeDeviceStates.IsEmpty;
        if (!older) return;
        r.Error(DiagnosticCodes.FilterRuleInvalid, r.ConditionsAt.Member("devices").Member("deviceFilter"),
            r.Name + " has a device filter beside the older device lists, and both must hold", "say everything in the device filter");
    }

    public static void RulesCompile(PolicyReview r)
    {
        Compile(r, r.Conditions.Devices?.DeviceFilter, FilterKind.Device, r.ConditionsAt.Member("devices").Member("deviceFilter"), "device filter");
        Compile(r, r.Conditions.Applications?.ApplicationFilter, FilterKind.SecurityAttributes, r.ApplicationsAt.Member("applicationFilter"), "application filter");
        ClientApplicationAssignment? apps = r.Conditions.ClientApplications;
        Compile(r, apps?.ServicePrincipalFilter, FilterKind.SecurityAttributes,
            r.ClientApplicationsAt.Member("servicePrincipalFilter"), "service principal filter");
        Compile(r, apps?.AgentIdServicePrincipalFilter, FilterKind.SecurityAttributes,
            r.ClientApplicationsAt.Member("agentIdServicePrincipalFilter"), "agent identity filter");
    }

    public static void ApplicationFilterWithoutKeyword(PolicyReview r)
    {
        if (r.Conditions.Applications is not { ApplicationFilter: not null } apps) return;
        if (!apps.IncludeApplications.Has(Keywords.All) && !apps.IncludeApplications.Has(Keywords.None)) return;
        r.Warning(DiagnosticCodes.ApplicationFilterWithKeyword, r.ApplicationsAt.Member("applicationFilter"),
            r.Name + " has an application filter beside applications 'All' or 'None', which some tools refuse",
            "name the applications, or leave out the filter");
    }

    private static void Compile(PolicyReview r, FilterCondition? filter, FilterKind kind, SourceLocation at, string name)
    {
        if (filter is null) return;
        FilterRule.TryParse(filter.Rule, kind, out _, out ValueArray<FilterProblem> problems);
        foreach (FilterProblem problem in problems)
        {
            string message = "the " + name + " of " + r.Name + " at character " + TenantReview.Number(problem.Position) + ": " + problem.Message;
            if (problem.IsError) r.Error(DiagnosticCodes.FilterRuleInvalid, at.Member("rule"), message, problem.Remedy);
            else r.Warning(DiagnosticCodes.FilterRuleInvalid, at.Member("rule"), message, problem.Remedy);
        }
    }
}
