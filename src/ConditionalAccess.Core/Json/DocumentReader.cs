using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads every object of Conditional Access in a document.</summary>
internal sealed class DocumentReader(ReadContext context, TenantBuilder tenant) : DocumentWalker(context)
{
    protected override string Objects => "policies or other objects";

    protected override bool ReadOwnMember(string name, JsonNode value, string path)
    {
        var reader = new TenantMemberReader(Context, tenant);
        if (string.Equals(name, "appGroups", StringComparison.OrdinalIgnoreCase)) return reader.AppGroups(value, new SourceLocation(File, path));
        if (string.Equals(name, "mfaTrustedIps", StringComparison.OrdinalIgnoreCase)) return reader.MfaTrustedIps(value);
        return string.Equals(name, "namedLocationsAreIncomplete", StringComparison.OrdinalIgnoreCase) && reader.LocationsAreIncomplete(value);
    }

    protected override Visit ReadObject(JsonNode node, string path, string wrapper)
    {
        var location = new SourceLocation(File, path);
        switch (ObjectKinds.Of(node))
        {
            case ObjectKind.Policy:
                if (PolicyReader.Read(Context, node) is { } policy) tenant.Add(policy, location);
                return Visit.Found;
            case ObjectKind.Template:
                if (PolicyReader.ReadTemplate(Context, node) is { } template) tenant.Add(template, location.Member("details"));
                return Visit.Found;
            case ObjectKind.NamedLocation:
                if (LocationReader.Read(Context, node) is { } namedLocation) tenant.Add(namedLocation, location);
                return Visit.Found;
            case ObjectKind.AuthenticationStrength:
                ReadStrength(node, location);
                return Visit.Found;
            case ObjectKind.Settings:
                new TenantMemberReader(Context, tenant).Settings(node);
                return Visit.Found;
            case ObjectKind.None:
                return Visit.Nothing;
            case var refused:
                Refuse(node, refused);
                return Visit.Found;
        }
    }

    protected override bool ReportNothingFound(JsonNode root, bool isOneOfMany)
    {
        const string message = "the document holds no policy, named location, authentication strength or other object of Conditional Access";
        if (isOneOfMany) Context.Note(DiagnosticCodes.NothingFound, root, message, "it is skipped");
        else Context.Error(DiagnosticCodes.NothingFound, root, message, "export the policies from Microsoft Graph");
        return isOneOfMany;
    }

    private void ReadStrength(JsonNode node, SourceLocation location)
    {
        Context.IsBroken = false;
        AuthenticationStrength? strength = StrengthReader.Read(new ObjectReader(Context, node));
        if (strength is not null && !Context.IsBroken) tenant.Add(strength, location);
    }

    private void Refuse(JsonNode node, ObjectKind kind)
    {
        if (kind == ObjectKind.PolicyPlan)
            Context.Error(DiagnosticCodes.PolicyPlan, node, "policy plans (conditionalAccessPolicyPlan) are not supported", "write each rule as a policy of its own");
        else if (kind == ObjectKind.NoConditions)
            Context.Error(DiagnosticCodes.NoConditions, node, "the policy has no conditions", "export the policy again; without conditions nobody knows whom it is for");
        else
            Context.Error(DiagnosticCodes.NotAGraphPolicy, node, "the object has members of a policy but not the form of Microsoft Graph, expected them under conditions", "export the policy from Microsoft Graph");
    }
}
