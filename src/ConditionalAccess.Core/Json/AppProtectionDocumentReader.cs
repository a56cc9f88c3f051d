using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads every app protection policy of a document; other objects are left to their own readers.</summary>
internal sealed class AppProtectionDocumentReader(ReadContext context, List<(AppProtectionPolicy Policy, SourceLocation Location)> policies) : DocumentWalker(context)
{
    private static readonly string[] s_typicalMembers = ["periodOfflineBeforeAccessCheck", "periodOfflineBeforeWipeIsEnforced", "appActionIfDeviceComplianceRequired"];

    protected override string Objects => "app protection policies";

    protected override Visit ReadObject(JsonNode node, string path, string wrapper)
    {
        string? type = ODataType.Of(node);
        bool isPolicy = type is null ? s_typicalMembers.Any(node.Has) : type.EndsWith(AppProtectionWords.TypeSuffix, StringComparison.OrdinalIgnoreCase);
        if (isPolicy)
        {
            var location = new SourceLocation(File, path);
            policies.Add((AppProtectionReader.Read(Context, node, type ?? Hint(node, wrapper), location), location));
            return Visit.Found;
        }

        if (type is null && !node.Has("scheduledActionsForRule") && ObjectKinds.Of(node) == ObjectKind.None) return Visit.Nothing;
        Context.Note(DiagnosticCodes.AppProtectionOtherSkipped, node, "objects that are no app protection policies are skipped here", "read them as what they are", type ?? "");
        return Visit.NotOurs;
    }

    protected override bool ReportNothingFound(JsonNode root, bool isOneOfMany)
    {
        const string message = "the document holds no app protection policy";
        if (isOneOfMany) Context.Note(DiagnosticCodes.AppProtectionNothingFound, root, message, "it is skipped");
        else Context.Error(DiagnosticCodes.AppProtectionNothingFound, root, message, "export the policies from Microsoft Graph");
        return isOneOfMany;
    }

    // Lists and contexts are named after the type, in the plural.
    private static string? Hint(JsonNode node, string wrapper)
    {
        string place = wrapper + " " + (node.Member("@odata.context") is { IsString: true } text ? text.Text : "");
        foreach (AppProtectionPolicyType type in (ReadOnlySpan<AppProtectionPolicyType>)[AppProtectionPolicyType.IOS, AppProtectionPolicyType.Android, AppProtectionPolicyType.Windows, AppProtectionPolicyType.Default])
        {
            string name = AppProtectionWords.Types.Find(type)!;
            if (place.Contains(name, StringComparison.OrdinalIgnoreCase)) return name;
        }

        return null;
    }
}
