using System.Globalization;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>
/// Walks one document depth-first, whatever it is wrapped in, and reads every object of Conditional Access it meets (spec 1.16).
/// Recursion is bounded by the parser's depth limit.
/// </summary>
internal sealed class DocumentReader(ReadContext context, TenantBuilder tenant)
{
    private static readonly string[] EmptyWrappers = ["value", "policies", "conditional_access_policies", "PolicyConfig"];

    private readonly List<(JsonNode Node, string Name, bool InList)> _ignored = [];
    private string? _file;

    /// <summary>Reads a document; nothing found is an error, or information when other documents may hold something.</summary>
    public void Read(JsonTree tree, bool isOneOfMany)
    {
        _file = tree.Source.Name;
        JsonNode root = tree.Root;
        if (!root.IsObject && !root.IsArray)
        {
            context.Error(DiagnosticCodes.WrongRoot, root, "the root of the document is a single value, expected an object or a list", "export the policies again");
            return;
        }

        if (Visit(root, "$", isRoot: true)) ReportIgnored();
        else if (!IsEmptyList(root)) ReportNothingFound(root, isOneOfMany);
    }

    /// <summary>True for a document that says "no objects".</summary>
    private static bool IsEmptyList(JsonNode root)
        => root.IsArray ? root.IsEmptyContainer
            : root.Members().Any(m => EmptyWrappers.Contains(m.Name, StringComparer.OrdinalIgnoreCase) && m.Value.IsArray && m.Value.IsEmptyContainer);

    private bool Visit(JsonNode node, string path, bool isRoot = false)
    {
        if (node.IsArray) return VisitList(node, path);
        if (!node.IsObject) return false;
        bool found = ReadObject(node, path);
        if (found && !isRoot)
            context.Note(DiagnosticCodes.WrapperRead, node, $"objects are read from inside a wrapper, the first at {DiagnosticText.Escape(path)}");
        return found || VisitMembers(node, path);
    }

    private bool VisitList(JsonNode list, string path)
    {
        bool found = false;
        int position = 0, ignoredBefore = _ignored.Count;
        foreach (JsonNode item in list.Items())
        {
            string place = path + "[" + position++.ToString(CultureInfo.InvariantCulture) + "]";
            if (Visit(item, place)) found = true;
            else if (_ignored.Count < context.Options.MaxFindings + ignoredBefore) _ignored.Add((item, "", true));
        }

        if (!found) _ignored.RemoveRange(ignoredBefore, _ignored.Count - ignoredBefore);
        return found;
    }

    private bool VisitMembers(JsonNode node, string path)
    {
        bool found = false;
        int ignoredBefore = _ignored.Count;
        foreach ((string name, JsonNode value) in node.Members())
        {
            string place = path + "." + name;
            if (string.Equals(name, "@odata.nextLink", StringComparison.OrdinalIgnoreCase))
                context.Warn(DiagnosticCodes.IncompleteExport, value, "the export is one page of several ('@odata.nextLink' is present)", "follow the link and read all pages");
            else if (ReadOwnMember(name, value, place) || Visit(value, place)) found = true;
            else _ignored.Add((value, name, false));
        }

        // What stands beside nothing is reported by the object that holds it.
        if (!found) _ignored.RemoveRange(ignoredBefore, _ignored.Count - ignoredBefore);
        return found;
    }

    private bool ReadOwnMember(string name, JsonNode value, string path)
    {
        var reader = new TenantMemberReader(context, tenant);
        if (string.Equals(name, "appGroups", StringComparison.OrdinalIgnoreCase)) return reader.AppGroups(value, new SourceLocation(_file, path));
        if (string.Equals(name, "mfaTrustedIps", StringComparison.OrdinalIgnoreCase)) return reader.MfaTrustedIps(value);
        return string.Equals(name, "namedLocationsAreIncomplete", StringComparison.OrdinalIgnoreCase) && reader.LocationsAreIncomplete(value);
    }

    private bool ReadObject(JsonNode node, string path)
    {
        var location = new SourceLocation(_file, path);
        switch (ObjectKinds.Of(node))
        {
            case ObjectKind.Policy:
                if (PolicyReader.Read(context, node) is { } policy) tenant.Add(policy, location);
                return true;
            case ObjectKind.Template:
                if (PolicyReader.ReadTemplate(context, node) is { } template) tenant.Add(template, location.Member("details"));
                return true;
            case ObjectKind.NamedLocation:
                if (LocationReader.Read(context, node) is { } namedLocation) tenant.Add(namedLocation, location);
                return true;
            case ObjectKind.AuthenticationStrength:
                ReadStrength(node, location);
                return true;
            case ObjectKind.Settings:
                new TenantMemberReader(context, tenant).Settings(node);
                return true;
            case ObjectKind.None:
                return false;
            case var refused:
                Refuse(node, refused);
                return true;
        }
    }

    private void ReadStrength(JsonNode node, SourceLocation location)
    {
        context.IsBroken = false;
        AuthenticationStrength? strength = StrengthReader.Read(new ObjectReader(context, node));
        if (strength is not null && !context.IsBroken) tenant.Add(strength, location);
    }

    private void Refuse(JsonNode node, ObjectKind kind)
    {
        if (kind == ObjectKind.PolicyPlan)
            context.Error(DiagnosticCodes.PolicyPlan, node, "policy plans (conditionalAccessPolicyPlan) are not supported", "write each rule as a policy of its own");
        else if (kind == ObjectKind.NoConditions)
            context.Error(DiagnosticCodes.NoConditions, node, "the policy has no conditions", "export the policy again; without conditions nobody knows whom it is for");
        else
            context.Error(DiagnosticCodes.NotAGraphPolicy, node, "the object has members of a policy but not the form of Microsoft Graph, expected them under conditions", "export the policy from Microsoft Graph");
    }

    private void ReportIgnored()
    {
        foreach ((JsonNode node, string name, bool inList) in _ignored)
        {
            if (inList)
                context.Warn(DiagnosticCodes.UnknownObject, node, "an entry beside policies or other objects is of no known kind and is ignored", "remove it, or check its form");
            else if (MemberNames.IsAnnotation(name))
                context.Note(DiagnosticCodes.AnnotationRead, node, $"members such as {DiagnosticText.Quote(name)} have no meaning for a decision", kind: MemberNames.AnnotationKind(name));
            else if (node.IsObject || node.IsArray ? !node.IsEmptyContainer : !node.IsNull)
                ReportWrapperMember(node, name);
        }
    }

    private void ReportWrapperMember(JsonNode node, string name)
    {
        string message = $"member {DiagnosticText.Quote(name)} beside policies or other objects is not read and not kept";
        if (node.IsObject || node.IsArray) context.Warn(DiagnosticCodes.WrapperMemberIgnored, node, message, "check that nothing in it is needed");
        else context.Note(DiagnosticCodes.WrapperMemberIgnored, node, message, kind: name);
    }

    private void ReportNothingFound(JsonNode root, bool isOneOfMany)
    {
        const string message = "the document holds no policy, named location, authentication strength or other object of Conditional Access";
        if (isOneOfMany) context.Note(DiagnosticCodes.NothingFound, root, message, "it is skipped");
        else context.Error(DiagnosticCodes.NothingFound, root, message, "export the policies from Microsoft Graph");
    }
}
