using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Core.Tests.WhatIf;

/// <summary>Short requests for the what-if tests.</summary>
internal static class Requests
{
    public const string UserId = "0a000000-0000-4000-8000-000000000001";
    public const string User = """{"@odata.type":"#microsoft.graph.userSignIn","userId":"0a000000-0000-4000-8000-000000000001"}""";
    public const string Apps = """{"@odata.type":"#microsoft.graph.applicationContext","includeApplications":["app-1"]}""";
    public const string Registering = """{"@odata.type":"#microsoft.graph.userActionContext","userAction":"registerSecurityInformation"}""";

    public static string Text(string identity = User, string context = Apps, string conditions = "{}", string more = "")
        => $$"""{"signInIdentity":{{identity}},"signInContext":{{context}},"signInConditions":{{conditions}}{{more}}}""";

    public static WhatIfRequest Read(string identity = User, string context = Apps, string conditions = "{}", string more = "")
        => WhatIfRequest.Parse(Text(identity, context, conditions, more));

    public static string Context(string value) => $$"""{"@odata.type":"#microsoft.graph.authContext","authenticationContextValue":"{{value}}"}""";

    public static string Principal(GraphId id) => $$"""{"@odata.type":"#microsoft.graph.servicePrincipalSignIn","servicePrincipalId":"{{id}}"}""";

    /// <summary>Every finding of a request that is refused.</summary>
    public static string[] Findings(string json)
    {
        Assert.False(WhatIfRequest.TryParse(json, out WhatIfRequest? request, out IReadOnlyList<PolicyDiagnostic> found, "q.json"));
        Assert.Null(request);
        return [.. found.Select(f => f.ToString())];
    }
}
